/** The shell around a tool: everything between the process and `tool.run` (contract 0.2 to 0.4). */
import os from 'node:os';
import path from 'node:path';
import { statSync } from 'node:fs';
import { Failure, formatJson } from '@gatehouse/contracts';
import { Masking, printable } from '@gatehouse/render';
import { canonicalArguments } from './arguments';
import { exitStatus } from './exit-status';
import { commonOptions, type OptionTable } from './option';
import { isWatched, noProgress, ProgressLine } from './progress';
import { output, surviveLostTerminals } from './streams';
import type { Call, Outcome, Tool } from './tool';
import { optionValues } from './values';

declare const GATEHOUSE_VERSION: string | undefined;
/** Of the build; `0.0.0-source` when run unbundled. */
export const version = typeof GATEHOUSE_VERSION === 'string' ? GATEHOUSE_VERSION : '0.0.0-source';

interface Streams {
  out(chunk: string | Uint8Array): Promise<void>;
  err(chunk: string | Uint8Array): Promise<void>;
  /** One line on stderr with the tool's name before it. */
  say(message: string): Promise<void>;
  /** The line of progress, which makes room for whatever is written. */
  line: ProgressLine;
}

/** Runs a tool as this process and sets its exit status. Never throws. */
export async function runMain<T extends OptionTable>(tool: Tool<T>): Promise<void> {
  surviveLostTerminals();
  const stdout = output(process.stdout);
  const stderr = output(process.stderr);
  const line = new ProgressLine(process.stderr, tool.name);
  const beside = (write: Streams['out']): Streams['out'] => (chunk) => {
    line.hide();
    return write(chunk);
  };
  const [out, err] = [beside(stdout.write), beside(stderr.write)];
  const streams: Streams = { out, err, say: (message) => err(`${tool.name}: ${sayable(message)}\n`), line };
  const { say } = streams;
  let status: number;
  try {
    status = await perform(tool as unknown as Tool, streams).finally(() => line.end());
  } catch (error) {
    status = error instanceof Failure ? exitStatus[error.id] : 1;
    await say(explain(error));
    if (process.env['GATEHOUSE_DEBUG'] === '1') for (const at of `${(error as Error).stack}`.split('\n')) await say(at);
  }
  if (stdout.error) {
    await say(`cannot write standard output: ${stdout.error.message}`);
    status = status === 0 ? 1 : status;
  }
  process.exitCode = status;
}

async function perform(tool: Tool, streams: Streams): Promise<number> {
  const { out: write, say } = streams;
  const table = { ...tool.options, ...commonOptions };
  const { words, rest } = canonicalArguments(process.argv.slice(2), table, tool.rest !== undefined);
  if (words.includes('--help')) {
    const { helpText } = await import('./help');
    await write(await helpText(tool));
    return 0;
  }
  if (words.includes('--version')) {
    await write(`${tool.name} ${version}\n`);
    return 0;
  }
  const call = await prepare(table, words, rest, streams);
  const outcome = await tool.run(call);
  streams.line.end();
  const { json, quiet } = call.options;
  if (json && outcome.document !== undefined) await write(formatJson(outcome.document));
  else if (!json && !quiet) await write(lines(outcome));
  for (const problem of outcome.problems ?? []) await say(problem);
  return outcome.status;
}

async function prepare(
  table: OptionTable & typeof commonOptions,
  words: string[],
  rest: string[] | undefined,
  streams: Streams,
): Promise<Call> {
  const { out, err, say, line } = streams;
  const options = optionValues(table, await parse(table, words), process.env) as Call['options'];
  const root = options.root === undefined ? process.cwd() : path.resolve(expandHome(options.root));
  if (options.root !== undefined && !isFolder(root)) throw new Failure('usage', `option --root: expected a directory, but ${root} is none`);
  return {
    options,
    rest,
    root,
    now: new Date(),
    env: process.env,
    path: (given) => path.resolve(root, expandHome(given)),
    warn: (message) => void say(message),
    note: (message) => void (options.quiet || say(message)),
    stream: async (chunk) => {
      if (!options.json && !options.quiet) await out(chunk);
    },
    relay: async (chunk) => {
      if (!options.quiet) await (options.json ? err : out)(chunk);
    },
    progress: isWatched(process.stderr, options.quiet, process.env) ? (work) => line.start(work) : noProgress,
    emit: async (document) => {
      if (options.json) await out(formatJson(document, 0));
    },
  };
}

/** yargs reads the canonical words; it is loaded only when there are some. */
async function parse(table: OptionTable, words: string[]): Promise<Record<string, unknown>> {
  if (words.length === 0) return {};
  const { parser } = await import('./help');
  return new Promise((resolve, reject) => {
    void parser(table).parse(words, {}, (error: Error | undefined, values: Record<string, unknown>) => {
      if (error) reject(new Failure('usage', error.message));
      else resolve(values);
    });
  });
}

function lines(outcome: Outcome): string {
  return (outcome.lines ?? []).map((line) => `${printable(line)}\n`).join('');
}

const longestMessage = 4000; // characters

/** A message as it may be said: on its line, without what commands a terminal, without secrets of the environment (contract 0.3, 0.15). */
function sayable(message: string): string {
  const text = printable(Masking.of(process.env, []).text(message));
  return text.length <= longestMessage ? text : `${text.slice(0, longestMessage / 2)} … ${text.slice(-longestMessage / 2)}`;
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

/** One line for whatever was thrown; a defect of ours says so. */
function explain(error: unknown): string {
  if (error instanceof Failure) return error.message;
  const system = error as NodeJS.ErrnoException;
  if (typeof system.code === 'string' && system.syscall !== undefined) return `${system.message}; nothing was changed after this point`;
  return `internal error: ${(error as Error)?.message ?? String(error)} (GATEHOUSE_DEBUG=1 shows where)`;
}
