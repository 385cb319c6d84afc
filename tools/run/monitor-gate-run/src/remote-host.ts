import path from 'node:path';
import {
  context,
  type Document,
  Failure,
  launch,
  launchEnd,
  parseDocument,
  productionGatesReport,
  result,
  status,
} from '@gatehouse/contracts';
import type { Reading } from '@gatehouse/files';
import {
  compareNewest,
  isOfTag,
  isSameTag,
  judgeRun,
  newestFirst,
  processesIn,
  productionGatesReports,
  reportGlobIn,
  runsFolder,
  startOf,
  tagIn,
  tagsIn,
  widestZones,
  type Machine,
  type RunDocuments,
} from '@gatehouse/runs';
import { stampMoment } from '@gatehouse/render';
import { isDead, matchGlob, parseCommandLine, parseStats } from '@gatehouse/system';
import { RemoteShellSession, type Answer } from './remote-shell-session';
import { documentLimit, tailBytes } from './probe';
import { shownReports, type RunObservation, type RunHost } from './run-host';

const patienceMs = 60_000;
const atOnce = 8;
const reportsFolder = 'gate_results';

/**
 * The repository at `root` on another host, reached by the command `words`. One connection serves every look until it
 * is lost; the next look makes a new one.
 */
export function remoteHost(words: readonly string[], where: string, root: string): RunHost {
  let connection: { conversation: RemoteShellSession; started: Promise<void> } | undefined;
  const connect = (): NonNullable<typeof connection> => {
    const conversation = new RemoteShellSession(words, where, patienceMs);
    return { conversation, started: conversation.start(root) };
  };
  const hangUp = (): void => {
    connection?.conversation.close();
    connection = undefined;
  };
  const connected = async <T>(work: (there: Repository) => Promise<T>): Promise<T> => {
    try {
      const { conversation, started } = (connection ??= connect());
      await started;
      return await work(new Repository(conversation, where));
    } catch (error) {
      hangUp();
      throw error;
    }
  };
  return {
    observe: (tag) => connected((there) => look(there, tag)),
    reportOf: (tag) => connected((there) => reportOf(there, tag)),
    close: hangUp,
  };
}

/** Files of the repository there, by paths relative to it. */
class Repository {
  constructor(
    private readonly conversation: RemoteShellSession,
    private readonly where: string,
  ) {}

  /** Names of the folders in a folder, newest first; those that could not travel as a line are left out. */
  async folders(folder: string, prefix = ''): Promise<string[]> {
    const { body } = await this.conversation.ask('folders', `./${folder}`);
    const names = body.toString().split('/').slice(0, -1);
    return names
      .filter((name) => name.startsWith(prefix) && !/[\n\r\ufffd]/.test(name))
      .sort((a, b) => newestFirst(a, b, prefix));
  }

  /** Names of the files in a folder, by name; those that could not travel as a line are left out. */
  async files(folder: string): Promise<string[]> {
    const { body } = await this.conversation.ask('files', `./${folder}`);
    const names = body.toString().split('/').slice(0, -1);
    return names.filter((name) => !/[\n\r\ufffd]/.test(name)).sort();
  }

  async isThere(file: string): Promise<boolean> {
    return (await this.conversation.ask('there', `./${file}`)).status === 'ok';
  }

  /** The last bytes of a file; undefined when it cannot be read. */
  async tail(file: string): Promise<{ content: Buffer; whole: boolean } | undefined> {
    const { status: state, body } = await this.conversation.ask('tail', `./${file}`);
    return state === 'ok' ? { content: body, whole: body.length < tailBytes } : undefined;
  }

  async document<T>(kind: Document<T>, file: string): Promise<{ reading: Reading<T>; text: string | undefined }> {
    const shown = `${this.where}:${file}`;
    const answer = await this.conversation.ask('file', `./${file}`);
    if (answer.status === 'missing')
      return { reading: { state: 'missing', problem: `${shown}: not found` }, text: undefined };
    if (answer.status !== 'ok')
      return { reading: { state: 'damaged', problem: `${shown}: not a file that can be read` }, text: undefined };
    if (answer.body.length > documentLimit) {
      return {
        reading: {
          state: 'damaged',
          problem: `${shown}: is larger than the ${documentLimit} bytes such a file may have`,
        },
        text: undefined,
      };
    }
    const text = answer.body.toString();
    try {
      return { reading: { state: 'read', value: parseDocument(kind, text, shown) }, text };
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return { reading: { state: 'damaged', problem: error.message }, text };
    }
  }

  async machine(): Promise<{ machine: Machine; clock: RunObservation['clock'] }> {
    const [facts, stats] = await Promise.all([this.conversation.ask('machine'), this.conversation.ask('processes')]);
    const [host = '', utc = '', local = '', bootId, pidNamespace] = facts.body.toString().split('\n');
    const living = parseStats(stats.body.toString()).filter((found) => !isDead(found));
    // The kernel's own threads (2 and its children) have no command line.
    const asked = living.filter(({ pid, parent }) => pid !== 2 && parent !== 2).map(({ pid }) => pid);
    const answers: Answer[] = asked.length === 0 ? [] : await this.conversation.askAll('commands', asked.join(' '));
    const commands = new Map(answers.map(({ status: pid, body }) => [Number(pid), parseCommandLine(body.toString())]));
    const processes = living.map((found) => ({ ...found, words: commands.get(found.pid) ?? [] }));
    return {
      machine: { host, bootId: bootId || undefined, pidNamespace: pidNamespace || undefined, processes },
      clock: { now: new Date(utc), local },
    };
  }
}

/** Of a run that was given to an engine. */
async function submissionOf(
  there: Repository,
  folder: string,
  stated: RunDocuments['context'],
): Promise<Pick<RunDocuments, 'launch' | 'launchEnd'>> {
  if (stated.state !== 'read' || stated.value.launch === undefined) return {};
  const [launchThere, endThere] = await Promise.all([
    there.document(launch, `${folder}/launch.json`),
    there.document(launchEnd, `${folder}/launch_end.json`),
  ]);
  return { launch: launchThere.reading, launchEnd: endThere.reading };
}

async function look(there: Repository, tag: string): Promise<RunObservation | undefined> {
  const name = await findRun(there, tag);
  if (name === undefined) return undefined;
  // Processes first, documents second: judgeRun says why.
  const { machine, clock } = await there.machine();
  const folder = path.posix.join(runsFolder, name);
  const [contextThere, statusThere, resultThere, log, reports] = await Promise.all([
    there.document(context, `${folder}/context.json`),
    there.document(status, `${folder}/status.json`),
    there.document(result, `${folder}/result.json`),
    there.tail(`${folder}/run.log`),
    lastReports(there, name),
  ]);
  const documents: RunDocuments = {
    context: contextThere.reading,
    status: statusThere.reading,
    result: resultThere.reading,
    ...(await submissionOf(there, folder, contextThere.reading)),
  };
  return {
    name,
    documents,
    // The engine of that place is not asked from here: files alone decide.
    judgement: judgeRun(documents, { ...machine, now: clock.now.getTime() }),
    resultText: resultThere.text,
    log,
    own: new Set(processesIn(documents, machine).map(({ pid }) => pid)),
    processes: machine.processes,
    reports,
    clock,
  };
}

/** The newest run of exactly this tag (contract 0.31); those of other zones stand near it by name. */
async function findRun(there: Repository, tag: string): Promise<string | undefined> {
  const names = (await there.folders(runsFolder)).filter((name) => !name.startsWith('.'));
  const moments = new Map<string, number | undefined>();
  const isWanted = async (name: string): Promise<boolean> => {
    const folder = path.posix.join(runsFolder, name);
    const { reading } = await there.document(context, `${folder}/context.json`);
    const stated = tagIn([reading]);
    if (stated !== undefined && !isOfTag(tag, name, stated)) return false;
    const [statusThere, resultThere] = await Promise.all([
      there.document(status, `${folder}/status.json`),
      there.document(result, `${folder}/result.json`),
    ]);
    moments.set(name, startOf({ status: statusThere.reading, result: resultThere.reading }));
    return isOfTag(tag, name, stated ?? tagIn([statusThere.reading, resultThere.reading]));
  };
  const first = await firstOf(names, isWanted);
  if (first === undefined) return undefined;
  const found = [first];
  const near = names.slice(names.indexOf(first) + 1).filter((name) => isNearInTime(first, name));
  for (let rest = near; rest.length > 0;) {
    const next = await firstOf(rest, isWanted);
    if (next === undefined) break;
    found.push(next);
    rest = rest.slice(rest.indexOf(next) + 1);
  }
  return found.sort((a, b) =>
    compareNewest({ text: a, moment: moments.get(a) }, { text: b, moment: moments.get(b) }),
  )[0];
}

/** Could the two stamps be of one moment, read in different zones? */
function isNearInTime(a: string, b: string): boolean {
  const [first, second] = [stampMoment(a), stampMoment(b)];
  return first !== undefined && second !== undefined && Math.abs(first - second) <= widestZones;
}

async function reportOf(there: Repository, tag: string): Promise<string | undefined> {
  for (const glob of await reportGlobs(there, await findRun(there, tag))) {
    const found = await firstOf(await reportsOf(there, glob), async (file) => {
      const { reading, text } = await there.document(productionGatesReport, file);
      return tagsIn(reading, () => text ?? '').some((stated) => isSameTag(stated, tag));
    });
    if (found !== undefined) return found;
  }
  return undefined;
}

/** As reportGlobsOf of libs/runs, of a run there. */
async function reportGlobs(there: Repository, run: string | undefined): Promise<string[]> {
  if (run === undefined) return [productionGatesReports];
  const { reading } = await there.document(context, path.posix.join(runsFolder, run, 'context.json'));
  const own = reading.state === 'read' ? reportGlobIn(reading.value) : undefined;
  return [...new Set([own ?? productionGatesReports, productionGatesReports])];
}

/** Reports that the glob names, newest first; a pattern in the name of the file counts in that folder only. */
async function reportsOf(there: Repository, glob: string): Promise<string[]> {
  const [, folder = '', ...rest] = glob.split('/');
  const name = rest.join('/');
  const prefix = folder.split(/[*?]/)[0] as string;
  const folders = (await there.folders(reportsFolder, prefix)).filter(
    (candidate) => matchGlob(folder, candidate) !== undefined,
  );
  if (!/[*?]/.test(name)) return folders.map((candidate) => path.posix.join(reportsFolder, candidate, name));
  const files = await Promise.all(
    folders.map(async (candidate) => {
      const names = await there.files(path.posix.join(reportsFolder, candidate));
      return names
        .filter((file) => matchGlob(name, file) !== undefined)
        .map((file) => path.posix.join(reportsFolder, candidate, file));
    }),
  );
  return files.flat();
}

async function lastReports(there: Repository, run: string): Promise<string[]> {
  const files = (await Promise.all((await reportGlobs(there, run)).map((glob) => reportsOf(there, glob)))).flat();
  const last: string[] = [];
  while (last.length < shownReports) {
    const file = await firstOf(files, (candidate) => there.isThere(candidate));
    if (file === undefined) break;
    last.unshift(file);
    files.splice(0, files.indexOf(file) + 1);
  }
  return last;
}

/** The first of these that `fits`; several are asked for at once, because every question travels. */
async function firstOf(
  candidates: readonly string[],
  fits: (candidate: string) => Promise<boolean>,
): Promise<string | undefined> {
  for (let start = 0; start < candidates.length; start += atOnce) {
    const group = candidates.slice(start, start + atOnce);
    const answers = await Promise.all(group.map(fits));
    const index = answers.indexOf(true);
    if (index !== -1) return group[index];
  }
  return undefined;
}
