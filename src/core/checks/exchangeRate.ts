import type { Configuration } from '../config/configuration';
import type { Figure } from '../model/figure';
import { STANDARD_NAMES } from '../parse/indicators/nameTable';
import { spanOf } from './figureAgreement';
import type { NamedIndex } from './namedIndex';

/** Units of one currency for one of another; `figure` is where the document says so, null for a rate of the configuration. */
export interface ExchangeRate {
  readonly pair: string;
  /** As it is told. */
  readonly value: string;
  /** Units of the target currency for one of the source currency. */
  readonly factor: number;
  /** The most that the factor may be, as the rate is rounded. */
  readonly most: number;
  readonly figure: Figure | null;
}

/** What converts one currency into another: every rate that is known, the configured one or else those that labelled figures of the document give. None is assumed. */
export type ExchangeRates = (from: string, to: string) => readonly ExchangeRate[];

/** Each pair is looked up once. */
export function exchangeRates(configuration: Configuration, named: () => NamedIndex): ExchangeRates {
  const known = new Map<string, readonly ExchangeRate[]>();
  return (from, to) => {
    const rates = known.get(`${from}/${to}`) ?? findRates(from, to, configuration, named);
    known.set(`${from}/${to}`, rates);
    return rates;
  };
}

function findRates(from: string, to: string, { exchangeRates: configured }: Configuration, named: () => NamedIndex): ExchangeRate[] {
  const direct = configured.get(`${from}/${to}`);
  if (direct !== undefined && direct > 0) return [{ pair: `${from}/${to}`, value: String(direct), factor: direct, most: direct, figure: null }];
  const inverse = configured.get(`${to}/${from}`);
  if (inverse !== undefined && inverse > 0) return [{ pair: `${to}/${from}`, value: String(inverse), factor: 1 / inverse, most: 1 / inverse, figure: null }];
  const index = named();
  return STANDARD_NAMES.indicators.flatMap(({ id, pair }) => {
    const isDirect = pair?.[0] === from && pair[1] === to;
    if (!isDirect && !(pair?.[0] === to && pair[1] === from)) return [];
    return ratesOf(index, id).map((figure) => {
      const { low, high } = spanOf(figure);
      return { pair: id, value: figure.raw, factor: isDirect ? figure.low : 1 / figure.low, most: isDirect ? high : 1 / low, figure };
    });
  });
}

/** Of a range no single rate is told. */
const ratesOf = ({ byKey }: NamedIndex, id: string): Figure[] =>
  (byKey.get(`${id}@`) ?? []).filter(({ isLabelled, bullet, figure }) => isLabelled && bullet !== null && figure.low === figure.high && figure.low > 0).map(({ figure }) => figure);
