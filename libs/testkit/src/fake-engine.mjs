// A launcher whose engine is a directory, for tests: fake-engine.mjs QUEUE VERB. `plan.json` there says what fails, `jobs/` holds the jobs.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const [queue, verb, jobId] = process.argv.slice(2);
const jobs = path.join(queue, 'jobs');
mkdirSync(jobs, { recursive: true });
const plan = { start: true, grace_s: 2, ...readJson(path.join(queue, 'plan.json')) };
const now = new Date().toISOString();

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

function writeJob(job) {
  const file = path.join(jobs, `${job.id}.json`);
  writeFileSync(`${file}.new`, JSON.stringify(job));
  renameSync(`${file}.new`, file);
}

function readJob(id) {
  return readJson(path.join(jobs, `${id}.json`));
}

function allJobs() {
  return readdirSync(jobs)
    .filter((name) => name.endsWith('.json'))
    .map((name) => readJson(path.join(jobs, name)));
}

function print(document) {
  process.stdout.write(`${JSON.stringify(document)}\n`);
}

function end(status, message) {
  process.stderr.write(`official-run-launcher-fake: ${message}\n`);
  process.exitCode = status;
}

const word = (text) => `'${text.replaceAll("'", "'\\''")}'`;

function scriptOf({ id, arrayId, index, request, restarts }) {
  const { argv, setup, cwd, cpus, memory_mb: memory } = request;
  return [
    `export GATEHOUSE_LAUNCH_JOB=${arrayId ?? id} GATEHOUSE_LAUNCH_INDEX=${index ?? ''} GATEHOUSE_LAUNCH_CLUSTER=fake GATEHOUSE_LAUNCH_NODE=fake-node`,
    `export GATEHOUSE_LAUNCH_ATTEMPT=${restarts + 1} GATEHOUSE_LAUNCH_CPUS=${cpus} GATEHOUSE_LAUNCH_MEMORY_BYTES=${memory * 1048576}`,
    `export GATEHOUSE_LAUNCH_GRACE_S=${plan.grace_s}`,
    `cd ${word(cwd)} || exit 1`,
    ...(setup === null ? [] : [`source /dev/fd/9 9<<'end-of-setup' || exit 1`, setup, 'end-of-setup']),
    `exec ${argv.map(word).join(' ')}`,
  ].join('\n');
}

function endWithoutStart(job, word, reason) {
  const ended_at = new Date().toISOString();
  writeJob({ ...job, state: 'ended', word, reason, exit: { code: 0, signal: 0 }, ended_at });
}

/** Waits for the job that this one depends on; false when it never may begin, or was taken away meanwhile. */
async function mayBegin(id) {
  for (;;) {
    const job = readJob(id);
    if (job.state === 'ended') return false;
    const { after } = job.request;
    if (after === null) return true;
    const before = allJobs().filter((one) => isOf(one, after.handle.key, after.handle));
    if (before.every(({ state }) => state === 'ended')) {
      if (after.when === 'end' || before.every(({ word }) => word === 'COMPLETED')) return true;
      endWithoutStart(job, 'CANCELLED', 'DependencyNeverSatisfied');
      return false;
    }
    if (job.reason !== 'Dependency') writeJob({ ...job, reason: 'Dependency' });
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** No more elements of an array at once than its request says. */
async function hasRoom({ arrayId, index, request: { array } }) {
  if (array === null) return;
  for (;;) {
    const before = allJobs().filter((one) => one.arrayId === arrayId && one.index < index && one.state !== 'ended');
    if (before.length < array.at_once) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function supervise(id) {
  spawn(process.execPath, [fileURLToPath(import.meta.url), queue, 'perform', id], {
    detached: true,
    stdio: 'ignore',
  }).unref();
}

const isOf = (job, key, handle) =>
  job.key === key && (handle === null || handle.job === job.id || handle.job === job.arrayId);

/** Jobs by their numbers, elements of an array by their index. */
const found = (key, handle) =>
  allJobs()
    .filter((job) => isOf(job, key, handle))
    .sort((a, b) => (a.index ?? 0) - (b.index ?? 0));

function factsOf({ state, word, reason, exit, restarts, started_at, ended_at }) {
  return {
    ...{ state, engine_state: word, reason, exit, restarts, nodes: 'fake-node', started_at, ended_at },
    expected_start: null,
  };
}

/** Of an array the element speaks that is furthest from its end, or did not complete. */
function speakerOf(jobs) {
  const order = ['running', 'pending', 'ended'];
  const rank = ({ state, word }) => order.indexOf(state) + (word === 'COMPLETED' ? 0.5 : 0);
  return [...jobs].sort((a, b) => rank(a) - rank(b))[0];
}

function partOf({ argv, array }) {
  if (array !== null) return 'shards';
  return argv.includes('join') ? 'join' : 'lead';
}

const numbers = () => new Set(allJobs().map(({ id, arrayId }) => arrayId ?? id));
const input = ['submit', 'status', 'cancel'].includes(verb) ? readFileSync(0, 'utf8') : '';
const asked = () => JSON.parse(input);
/** With `trouble_at` only the submission of that part of a run in shards is in trouble. */
const isSpared = verb === 'submit' && plan.trouble_at !== undefined && partOf(asked()) !== plan.trouble_at;
const trouble = isSpared ? undefined : plan[verb];

if (trouble === 'hang')
  setTimeout(() => undefined, 65_000); // longer than a launcher has, and not for ever
else if (trouble === 'unreachable') end(75, 'Unable to contact the engine');
else if (trouble === 'refuse') end(1, 'no such queue');
else if (trouble === 'garbage') process.stdout.write('<html>\u001b[31m');
else if (trouble === 'huge') process.stdout.write('x'.repeat(100 << 20));
else if (verb === 'describe')
  print({
    ...{
      schema: 'launcher/v1',
      name: 'fake',
      engine: 'Directory',
      version: '1',
      cluster: 'fake',
      arrays: plan.arrays ?? true,
    },
    ...{ max_array: plan.max_array ?? null, grace_s: plan.grace_s, restarts: true, forgets_after_s: null },
    ...{ managed_args: ['--job-name', '-J'], hopeless_reasons: ['Hopeless'] },
  });
else if (verb === 'submit') {
  const request = asked();
  const before = request.look_first ? allJobs().find(({ key }) => key === request.key) : undefined;
  const id = before === undefined ? String(numbers().size + 1) : (before.arrayId ?? before.id);
  if (before === undefined) {
    const state = { state: 'pending', word: 'PENDING', reason: plan.reason ?? 'Priority', restarts: 0, exit: null };
    const common = { key: request.key, request, env: process.env, pid: null, started_at: null, ended_at: null };
    const elements =
      request.array === null
        ? [{ id }]
        : Array.from({ length: request.array.count }, (_, index) => ({ id: `${id}_${index}`, arrayId: id, index }));
    for (const element of elements) writeJob({ ...element, ...common, ...state });
    if (plan.start && !plan.held?.includes(id)) for (const element of elements) supervise(element.id);
  }
  const key = trouble === 'other-key' ? 'gh-ffffffffffffffff' : request.key;
  if (trouble === 'die-after') process.kill(process.pid, 'SIGKILL');
  const handle = { schema: 'launch-handle/v1', launcher: 'fake', cluster: 'fake', key, job: id, parts: null };
  print({ ...handle, submitted_at: now, said: before === undefined ? 'accepted' : 'found' });
} else if (verb === 'status') {
  const answers = asked().handles.map(({ key, handle }) => {
    const jobs = found(key, handle);
    if (jobs.length === 0 || trouble === 'forget')
      return {
        key,
        known: false,
        state: null,
        engine_state: null,
        reason: null,
        exit: null,
        restarts: 0,
        nodes: null,
        started_at: null,
        ended_at: null,
        expected_start: null,
        elements: [],
      };
    const elements = jobs.flatMap((job) => (job.index === undefined ? [] : [{ index: job.index, ...factsOf(job) }]));
    return { key, known: true, ...factsOf(speakerOf(jobs)), elements };
  });
  print({ schema: 'launch-status/v1', asked_at: now, answers });
} else if (verb === 'cancel') {
  const [{ key, handle }] = asked().handles;
  const open = found(key, handle).filter(({ state }) => state !== 'ended');
  const accepted = open.length > 0;
  for (const job of open) {
    if (job.pid === null) endWithoutStart(job, 'CANCELLED', 'None');
    else {
      writeJob({ ...job, word: 'CANCELLED' });
      process.kill(-job.pid, 'SIGTERM');
    }
  }
  print({ schema: 'launch-cancel/v1', accepted, said: accepted ? 'taken away' : 'over or not known' });
} else if (verb === 'perform') {
  if (!(await mayBegin(jobId))) process.exit(0);
  await hasRoom(readJob(jobId));
  const job = readJob(jobId);
  const out = openSync(job.request.output, 'a');
  const child = spawn('bash', ['-c', scriptOf(job)], {
    detached: true,
    cwd: '/',
    env: job.env,
    stdio: ['ignore', out, out],
  });
  const running = { state: 'running', word: 'RUNNING', reason: 'None', started_at: now };
  writeJob({ ...job, ...running, pid: child.pid });
  child.on('exit', (code, signal) => {
    const last = readJob(jobId);
    const ended = last.word === 'CANCELLED' ? 'CANCELLED' : code === 0 ? 'COMPLETED' : signal ? 'NODE_FAIL' : 'FAILED';
    const exit = { code: code ?? 0, signal: signal === null ? 0 : 9 };
    writeJob({ ...last, pid: null, state: 'ended', word: ended, exit, ended_at: new Date().toISOString() });
  });
} else end(1, `expected describe, submit, status or cancel, got ${verb}`);
