/** The shell around a tool: everything between the process and `tool.run` (contract 0.2 to 0.4). */
import os from 'node:os';
import path from 'node:path';
import { statSync } from 'node:fs';
import { Failure, formatJson } from '@gatehouse/contracts';
import { printable } from '@gatehouse/render';
import { toolArguments, givenValues, bestEffortOptions, type CanonicalArguments } from './arguments';
import { buildId } from './build-id';
import { coloursFor, type Colours } from './colour';
import { exitStatus } from './exit-status';
import { commonOptions, type OptionSpec, type OptionTable } from './option';
import { isWatched, noProgress, ProgressLine } from './progress';
import { noSteps, stepsOn } from './steps';
import { isTerminal, output, ignoreTerminalErrors, terminalColumns } from './streams';
import { ownMasking, refuseSecretTexts } from './secrets';
import type { ToolExit, ReportingOptions } from './reports';
import type { Call, Tool } from './tool';
import { optionValues, sourceOf } from './values';

interface Streams {
  out(chunk: string | Uint8Array): Promise<void>;
  err(chunk: string | Uint8Array): Promise<void>;
  /** One line on stderr with the tool's name before it. */
  info(message: string): Promise<void>;
  /** As say, for what went wrong. */
  error(message: string): Promise<void>;
  /** Of stdout and of stderr. */
  colours: { out: Colours; err: Colours };
  /** The line of progress, which makes room for whatever is written. */
  progressLine: ProgressLine;
}

/** Runs a tool as this process and sets its exit status. Never throws. */
export async function runMain<T extends OptionTable>(tool: Tool<T>): Promise<void> {
  ignoreTerminalErrors();
  const stdout = output(1, () => process.stdout);
  const stderr = output(2, () => process.stderr);
  const line = new ProgressLine(stderr, tool.name);
  const withProgressHidden =
    (write: Streams['out']): Streams['out'] =>
    (chunk) => {
      line.hide();
      return write(chunk);
    };
  const [out, err] = [withProgressHidden(stdout.write), withProgressHidden(stderr.write)];
  const colours = { out: coloursFor(isTerminal(1), process.env), err: coloursFor(isTerminal(2), process.env) };
  const info = (message: string, mark = (text: string): string => text): Promise<void> =>
    err(`${mark(`${tool.name}:`)} ${sanitizeMessage(message)}\n`);
  const error = (message: string): Promise<void> => info(message, colours.err.error);
  const streams: Streams = { out, err, info: (message) => info(message), error: error, colours, progressLine: line };
  let status: number;
  try {
    status = await perform(tool, streams).finally(() => line.end());
  } catch (thrown) {
    status = statusOf(thrown);
    await error(explain(thrown));
    if (process.env['GATEHOUSE_DEBUG'] === '1')
      for (const at of `${(thrown as Error).stack}`.split('\n')) await info(at);
  }
  if (stdout.error) {
    await error(`cannot write standard output: ${stdout.error.message}`);
    status = status === 0 ? 1 : status;
  }
  process.exitCode = status;
}

async function perform(tool: Tool, streams: Streams): Promise<number> {
  const { out: write, error: alarm, colours } = streams;
  const table = { ...tool.options, ...commonOptions };
  const { words, rest, operands } = await orToldAsRefused(tool, table, streams, () =>
    toolArguments(tool, process.argv.slice(2)),
  );
  if (words.includes('--help')) {
    const { helpText } = await import('./help');
    await write(await helpText(tool, terminalColumns()));
    return 0;
  }
  if (words.includes('--version')) {
    await write(`${tool.name} ${buildId()}\n`);
    return 0;
  }
  const call = await orToldAsRefused(tool, table, streams, async () => {
    const prepared = prepare(tool, table, { words, rest, operands }, streams);
    const [foreign] = await foreignTo(prepared);
    if (foreign === undefined) return prepared;
    const file = prepared.path((prepared.options as ReportingOptions)[foreign] as string);
    throw new Failure(
      'usage',
      `option --${foreign}: ${file} is a file of something else; give another path, or take that file away`,
    );
  });
  const junitFile = (call.options as ReportingOptions)['junit-file'];
  if (junitFile) (await import('./reports')).invalidateStaleReport(tool, call, junitFile);
  const ending = await run(tool, call);
  const { outcome } = ending;
  streams.progressLine.end();
  const { json, quiet } = call.options;
  if (outcome !== undefined) {
    if (json && outcome.document !== undefined) await write(formatJson(outcome.document));
    else if (!json && !quiet) await write(colours.out.verdicts(lines(outcome.lines)));
  }
  for (const problem of outcome?.problems ?? []) await alarm(problem);
  await report(tool, call, ending, streams);
  // Whatever was thrown goes on as it is, an Error or not.
  // eslint-disable-next-line @typescript-eslint/only-throw-error
  if (ending.error !== undefined) throw ending.error;
  return ending.status;
}

/** Usage errors are also reported to --junit-file and --metrics-file if those options could be parsed. */
async function orToldAsRefused<T>(
  tool: Tool,
  table: OptionTable,
  streams: Streams,
  work: () => T | Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const given = {
      ...bestEffortOptions(
        process.argv.slice(2).filter((word) => !tool.restIsOptions || word !== '--'),
        table,
      ),
      ...(process.argv.includes('--json') && { format: 'text' }),
    };
    const root = path.resolve(expandHome((given as { root?: string }).root ?? '.'));
    const call = {
      options: given,
      root,
      now: new Date(),
      path: (file: string) => path.resolve(root, expandHome(file)),
    } as unknown as Call;
    // Nothing is created below a root that is not a directory.
    if (isFolder(root))
      await report(tool, call, { status: statusOf(error), failure: sanitizeMessage(explain(error)) }, streams);
    throw error;
  }
}

/** How the tool ended, one way or the other: the reports for machines do not depend on it. */
async function run(tool: Tool, call: Call): Promise<ToolExit & { error?: unknown }> {
  try {
    const outcome = await tool.run(call);
    return { status: outcome.status, outcome };
  } catch (error) {
    return { status: statusOf(error), failure: sanitizeMessage(explain(error)), error };
  }
}

/** Which of the files for machine readers are not ours to write. */
async function foreignTo(call: Call): Promise<('junit-file' | 'metrics-file')[]> {
  const asked = call.options as Call['options'] & ReportingOptions;
  return asked['junit-file'] || asked['metrics-file'] ? (await import('./reports')).foreignFiles(call, asked) : [];
}

async function report(tool: Tool, call: Call, ending: ToolExit, { out, info: say }: Streams): Promise<void> {
  const asked = { ...(call.options as Call['options'] & ReportingOptions) };
  for (const foreign of await foreignTo(call)) {
    delete asked[foreign];
    if (foreign === 'junit-file' && asked.format === 'junit') asked.format = 'text';
  }
  if ((asked.format ?? 'text') !== 'text' || asked['junit-file']) {
    const { verdictLines } = await import('./reports');
    await out(lines(verdictLines(tool, call, asked, ending)));
  }
  if (asked['metrics-file']) {
    const { publishEnding } = await import('./reports');
    await ifPossible(say, () => publishEnding(tool, call, asked['metrics-file'] as string, ending));
  }
}

/** Metrics are watched for being old, so one that cannot be written is reported, and changes no verdict. */
async function ifPossible(say: Streams['info'], work: () => void): Promise<void> {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    await say(`metrics: ${error.message}`);
  }
}

function prepare(
  tool: Tool,
  table: OptionTable & typeof commonOptions,
  { words, rest, operands }: CanonicalArguments,
  streams: Streams,
): Call {
  const { out, err, info: say, progressLine: line, colours } = streams;
  const given = givenValues(words);
  const options = optionValues(table, given, process.env) as Call['options'];
  const root = options.root === undefined ? process.cwd() : path.resolve(expandHome(options.root));
  if (options.root !== undefined && !isFolder(root))
    throw new Failure('usage', `option --root: expected a directory, but ${root} is not one`);
  if (options.json && ((options as ReportingOptions).format ?? 'text') !== 'text')
    throw new Failure('usage', 'options --json and --format: each says what standard output holds; choose one');
  if (tool.recordsTexts) refuseSecretTexts(table, options);
  const watched = isWatched(isTerminal(2), options.quiet, process.env);
  const call: Call = {
    options,
    given: (name) => {
      const source = Object.hasOwn(table, name)
        ? sourceOf(table[name] as OptionSpec, given[name], process.env)
        : undefined;
      return source && { source, value: (options as Record<string, unknown>)[name] };
    },
    rest,
    operands,
    root,
    now: new Date(),
    env: process.env,
    path: (given) => path.resolve(root, expandHome(given)),
    warn: (message) => void say(message),
    note: (message) => void (options.quiet || say(message)),
    stream: async (chunk) => {
      if (!options.json && !options.quiet) await out(typeof chunk === 'string' ? colours.out.verdicts(chunk) : chunk);
    },
    relay: async (chunk) => {
      if (!options.quiet) await (options.json ? err : out)(chunk);
    },
    relayError: err,
    steps: watched ? stepsOn(line, (text) => void err(`${tool.name}: ${colours.err.verdicts(text)}\n`)) : noSteps,
    progress: watched ? (work) => line.start(work) : noProgress,
    emit: async (document) => {
      if (options.json) await out(formatJson(document, 0));
    },
    measure: async (measures) => {
      const file = (options as ReportingOptions)['metrics-file'];
      if (!file) return;
      const { publishProgress } = await import('./reports');
      await ifPossible(say, () => publishProgress(tool, call, file, measures));
    },
  };
  return call;
}

function lines(given: readonly string[] = []): string {
  return given.map((line) => `${printable(line)}\n`).join('');
}

const longestMessage = 4000; // characters

/**
 * A message as it may be said: on its line, without what commands a terminal, without secrets of the environment
 * (contract 0.3, 0.15).
 */
function sanitizeMessage(message: string): string {
  const text = printable(ownMasking().text(message));
  return text.length <= longestMessage
    ? text
    : `${text.slice(0, longestMessage / 2)} … ${text.slice(-longestMessage / 2)}`;
}

function expandHome(given: string): string {
  return given.startsWith('~/') ? path.join(os.homedir(), given.slice(2)) : given;
}

function isFolder(folder: string): boolean {
  try {
    return statSync(folder).isDirectory();
  } catch {
    return false;
  }
}

function statusOf(error: unknown): number {
  return error instanceof Failure ? exitStatus[error.id] : 1;
}

/** One line for whatever was thrown; a defect of ours says so. */
function explain(error: unknown): string {
  if (error instanceof Failure) return error.message;
  if (!(error instanceof Error)) return `internal error: ${JSON.stringify(error)} (GATEHOUSE_DEBUG=1 shows where)`;
  const system: NodeJS.ErrnoException = error;
  if (typeof system.code === 'string' && system.syscall !== undefined)
    return `${system.message}; the tool stopped here; files written before this may have changed`;
  return `internal error: ${error.message} (GATEHOUSE_DEBUG=1 shows where)`;
}
