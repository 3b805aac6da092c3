import { parseArgs } from 'node:util';
import type { Command, Ports } from './command';
import { check } from './commands/check';
import { clean } from './commands/clean';
import { compare } from './commands/compare';
import { parse } from './commands/parse';
import { refresh } from './commands/refresh';
import { report } from './commands/report';
import { signOff } from './commands/signOff';
import { sources } from './commands/sources';
import { EXIT, UsageError, type Streams } from './streams';

const COMMANDS: readonly Command[] = [parse, check, refresh, clean, signOff, report, compare, sources];

/** Runs one call of `briefing` and gives its exit code. Output goes to `streams.out`, all else to `streams.error`. */
export async function run(argv: readonly string[], streams: Streams, ports: Ports): Promise<number> {
  const [name, ...rest] = argv;
  const command = COMMANDS.find((one) => one.name === name);
  if (name === undefined || name === '--help' || name === '-h') {
    streams.out(usage());
    return name === undefined ? EXIT.usage : EXIT.clean;
  }
  try {
    if (!command) throw new UsageError(`There is no command "${name}".`);
    return await invoke(command, rest, streams, ports);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    streams.error(`briefing: ${error.message}\n${command ? `Usage: ${command.usage}\n` : usage()}`);
    return EXIT.usage;
  }
}

async function invoke(command: Command, argv: readonly string[], streams: Streams, ports: Ports): Promise<number> {
  const { values, positionals } = readArguments(command, argv);
  if (values['help']) {
    streams.out(`Usage: ${command.usage}\n`);
    return EXIT.clean;
  }
  const options = {
    text: (key: string): string | undefined => (typeof values[key] === 'string' ? values[key] : undefined),
    flag: (key: string): boolean => values[key] === true,
  };
  return command.run({ files: positionals, options, streams, ports });
}

function readArguments(command: Command, argv: readonly string[]): { values: Record<string, string | boolean | undefined>; positionals: string[] } {
  try {
    return parseArgs({ args: [...argv], options: { ...command.options, help: { type: 'boolean', short: 'h' } }, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

const usage = (): string => `Usage:\n${COMMANDS.map((command) => `  ${command.usage}\n`).join('')}`;
