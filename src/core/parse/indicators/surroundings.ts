/** Words at the begin of a clause that make no other thing of the name behind them; `core` or `予想` would. */
const LEADS = /^(?:\s|[*_"“‘'「『]|(?:the|a|an|and|while|but|with|as|whereas|though|although|where|when|also|its|today['’]s|current|currently|latest|now|including)\b|(?:また|なお|一方で?|さらに|足元の|現在の|直近の|今日の|本日の|足元|現在|直近|うち)、?)*$/i;
const COUNTRY = /(?:\b(?:Japan|U\.S\.|US|U\.K\.|UK|China|Germany|India|Eurozone|euro area)(?:['’]s)?|\b(?:Japanese|Chinese|German|Indian)|日本|米国|米|英国|中国|ユーロ圏|ドイツ|インド)の?\s*$/;
/** A central bank that leaves its rate where it is. */
const BANK = /(?:\b(?:the\s+)?(?:BO[JE]|Bo[JE]|Bank of (?:Japan|England)|Fed|Federal Reserve|ECB|SNB)\s+(?:has\s+)?(?:maintain(?:s|ed)|keeps?|kept|holds?|held|leaves?|left)(?:\s+(?:its|policy|key|benchmark))*|日銀[はが]?|FRB[はが]?)\s*$/;
const CLAUSE = /[,:;!?()（）。、；！？「」『』|\n\r→•]|\.\s|\s[–—-]\s|—/g;

/** Whether the words from the clause's begin to a name leave it what it is. `before` is what stands in front of the name, as far as it may matter. */
export function leavesName(before: string): boolean {
  let from = 0;
  for (const { index, 0: mark } of before.matchAll(CLAUSE)) from = index + mark.length;
  return LEADS.test(before.slice(from).replace(BANK, '').replace(COUNTRY, ''));
}

/** What may follow a value in a sentence: the clause ends, or goes on about it. Anything else may make a part of something of the number. */
const GOES_ON = /^(?:$|\s*[,;)\]。、）」|*_"”]|\s*\.(?:\s|$)|[\s*_]*[(（]|\s*[—–]|\s*\n|\s+(?:is|are|was|were|with|while|as|and|but|vs\.?|versus|amid|reflecting|remains?|which|compared|today|now|suggests?|signals?|shows?|indicates?|points?|(?:for|in)\s+(?:FY\s?\d+|Q[1-4]|(?:19|20)\d\d))\b|\s*(?:台|前後|近辺|付近|程度|水準)?(?:で(?:推移|安定|横ばい|、|。)|と(?:、|。|な|い|割|高|低|横ばい)|に(?:ある|位置|とどま)|、|。|だ|である|です))/;
/** A value that something moves away from, or that is only to come. */
const NO_LEVEL = /^\s*(?:→|->|⇒|から|より|へ|まで|\bto\b|\bby\b|\btoward|[(（][^)）]{0,20}(?:\d\s*(?:日|月)(?!間|平均|線|移動|累計|騰落)|予想|予測|目標|forecast|target|prev|previous|前回|前日|前週|前月))/i;

/** Whether a figure is told as how things stand, by what stands right behind it. */
export const standsAsLevel = (behind: string): boolean => GOES_ON.test(behind) && !NO_LEVEL.test(behind);

/** Words in the rest of a sentence that make a memory or a guess of what it tells. */
const OTHER_TIME = /\b(?:ago|last|earlier|previous(?:ly)?|year[- ]end|month[- ]end|next|will|would|could|may|might|if|until|by \d{4})\b|先週|先月|先日|昨年|昨日|前年|前日|前週|前回|年末|年初|来年|来月|来週|なら|かつて|一時|見込|予想|可能性/i;

/** Whether a sentence goes on to say that its figure is not of now; what stands in brackets says something of the figure. */
export function isOfAnotherTime(behind: string): boolean {
  const [sentence = ''] = behind.split(/[.!?]\s|[。！？]|\n/, 1);
  return OTHER_TIME.test(sentence.replace(/[(（][^)）]*(?:[)）]|$)/g, ''));
}

const CLAUSE_END = /[,;。、；]|\.\s|\n/;
const PERIODS: readonly (readonly [name: string, words: RegExp])[] = [
  ['yoy', /前年(?:同月|同期)?比|\b(?:YoY|y\/y|year[- ]on[- ]year|year[- ]over[- ]year)\b/i],
  ['mom', /前月比|\b(?:MoM|m\/m|month[- ]on[- ]month|month[- ]over[- ]month)\b/i],
  ['qoq', /前期比|年率|\b(?:QoQ|q\/q|quarter[- ]on[- ]quarter|annuali[sz]ed)\b/i],
  ['forecast', /予測|予想|見通し|見込|\b(?:forecast|projected|projection|expected|estimated|outlook|target)\b/i],
  ['average', /平均値|移動平均|\b(?:average|avg)\b/i],
];

/** The years, quarters and bases that stand right behind a figure, in order and joined: `2026`, `FY2026 yoy`; empty where none is told. */
export function periodBehind(behind: string): string {
  const clause = behind.slice(0, 40);
  const end = CLAUSE_END.exec(clause);
  const words = end ? clause.slice(0, end.index) : clause;
  const years = [...words.matchAll(/(?:FY\s?)?(?<!\d)(?:19|20)\d\d(?!\d)|FY\s?\d\d(?!\d)|\bQ[1-4]\b|第[1-4]四半期|[1-4]Q/gi)].map(([year]) => year.toUpperCase().replace(/\s/g, ''));
  return [...years, ...PERIODS.flatMap(([name, found]) => (found.test(words) ? [name] : []))].join(' ');
}
