import type { CheckLine, Metric } from '@gatehouse/render';
import type { OptionTable, Values, commonOptions } from './option';
import type { Progress } from './progress';
import type { Steps } from './steps';
import type { Work } from './work';

/** What a tool is: enough to parse its command line, print its help, run it, and check its README. */
export interface Tool<T extends OptionTable = OptionTable> {
  name: string;
  /** One line. */
  purpose: string;
  /** What it does and when it is used, for its man page; its purpose stands in where there is none. */
  description?: string;
  /** The tools that usually follow it. */
  next?: readonly string[];
  options: T;
  /** What may follow `--`, where the tool takes it. */
  rest?: string;
  /**
   * Words that belong to no option, as help shows them, and how many there may be; the tool says which must be there.
   */
  operands?: { usage: string; most: number };
  /** What stands after `--` are options as well: workflows are called so (contract 3.1). */
  restIsOptions?: true;
  /** The texts of its options are recorded: one that holds a secret of the environment is refused (contract 0.15). */
  recordsTexts?: true;
  /** Files read and written, with the schema of each, as help and README show them. */
  reads: readonly string[];
  writes: readonly string[];
  /** Environment variables beyond those of options: name → meaning. */
  environment?: Readonly<Record<string, string>>;
  /** What its exit statuses mean beyond the common ones. */
  statuses: Readonly<Record<string, string>>;
  /** Two or more command lines that work in the example repository; one that ends in `\\` goes on in the next. */
  examples: readonly string[];
  /** Labels of its metrics, known before it runs. Few values each: every combination is a series of its own. */
  labels?(options: Values<T>): Readonly<Record<string, string>>;
  run(call: Call<T>): Promise<Outcome> | Outcome;
}

/** One call of a tool. */
export interface Call<T extends OptionTable = OptionTable> {
  options: Values<T> & Values<typeof commonOptions>;
  /**
   * The value that the command line or the option's variable gives, and which of them; undefined for a default, or
   * none.
   */
  given(name: string): { source: 'option' | `environment ${string}`; value: unknown } | undefined;
  /** What stood after `--`. */
  rest: readonly string[] | undefined;
  /** Words that belong to no option, where the tool takes them. */
  operands: readonly string[];
  /** The repository, absolute. */
  root: string;
  /** The clock, read once per process (contract 0.7). */
  now: Date;
  env: NodeJS.ProcessEnv;
  /** Absolute path of one that was given: `~/` is the home directory, a relative one stands in the repository. */
  path(given: string): string;
  /** A message for the person at the terminal or in the cron mail, to stderr at once: `tool-name: message`. */
  warn(message: string): void;
  /** As warn, but not with --quiet. */
  note(message: string): void;
  /**
   * A piece of output while the tool runs, to stdout as it is; nothing with --json or --quiet. Resolves when it may go
   * on.
   */
  stream(chunk: string | Uint8Array): Promise<void>;
  /**
   * What another program prints while the tool runs: to stdout as it is, with --json to stderr, with --quiet nowhere.
   */
  relay(chunk: string | Uint8Array): Promise<void>;
  /**
   * Shows how far this work is to whoever waits at a terminal (contract 0.14); a new work takes the place of the last.
   */
  progress(work: Work): Progress;
  /** What another program prints on its stderr while the tool runs, passed on as it is. */
  relayError(chunk: Uint8Array): Promise<void>;
  /** The steps of the work, for whoever waits at a terminal (contract 0.19). */
  steps: Steps;
  /** A document while the tool runs, on one line of stdout, with --json. */
  emit(document: unknown): Promise<void>;
  /** What is known while the tool runs, to the --metrics-file, when the tool has that option and it is given. */
  measure(measures: Measures): Promise<void>;
}

/** How a call ended. */
export interface Outcome {
  /** 0 done and pass, 2 done and fail, or a status passed through. */
  status: number;
  /** Result lines for stdout. */
  lines?: readonly string[];
  /** What --json prints instead of the lines. */
  document?: unknown;
  /** Said on stderr whatever the options: why the verdict is fail. */
  problems?: readonly string[];
  /** The checks behind the verdict, for --format. */
  checks?: readonly CheckLine[];
  /** For --metrics-file, beside what the shell knows itself. */
  measures?: Measures;
}

/** Figures for --metrics-file (contract 0.18). */
export interface Measures {
  metrics?: readonly Metric[];
  /** Verdict; by the exit status when left out. */
  pass?: boolean;
}

/** A tool with its options' types inferred from the table. */
export function defineTool<const T extends OptionTable>(tool: Tool<T>): Tool<T> {
  return tool;
}
