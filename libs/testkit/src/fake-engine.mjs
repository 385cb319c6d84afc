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

function scriptOf({ id, request, restarts }) {
  const { argv, setup, cwd, cpus, memory_mb: memory } = request;
  return [
    `export GATEHOUSE_LAUNCH_JOB=${id} GATEHOUSE_LAUNCH_CLUSTER=fake GATEHOUSE_LAUNCH_NODE=fake-node`,
    `export GATEHOUSE_LAUNCH_ATTEMPT=${restarts + 1} GATEHOUSE_LAUNCH_CPUS=${cpus} GATEHOUSE_LAUNCH_MEMORY_BYTES=${memory * 1048576}`,
    `export GATEHOUSE_LAUNCH_GRACE_S=${plan.grace_s}`,
    `cd ${word(cwd)} || exit 1`,
    ...(setup === null ? [] : [`source /dev/fd/9 9<<'end-of-setup' || exit 1`, setup, 'end-of-setup']),
    `exec ${argv.map(word).join(' ')}`,
  ].join('\n');
}

function supervise(id) {
  spawn(process.execPath, [fileURLToPath(import.meta.url), queue, 'perform', id], {
    detached: true,
    stdio: 'ignore',
  }).unref();
}

const asked = () => JSON.parse(readFileSync(0, 'utf8'));
const trouble = plan[verb];

if (trouble === 'hang') setInterval(() => undefined, 1000);
else if (trouble === 'unreachable') end(75, 'Unable to contact the engine');
else if (trouble === 'refuse') end(1, 'no such queue');
else if (trouble === 'garbage') process.stdout.write('<html>\u001b[31m');
else if (trouble === 'huge') process.stdout.write('x'.repeat(100 << 20));
else if (verb === 'describe')
  print({
    ...{ schema: 'launcher/v1', name: 'fake', engine: 'Directory', version: '1', cluster: 'fake', arrays: false },
    ...{ max_array: null, grace_s: plan.grace_s, restarts: true, forgets_after_s: null },
    ...{ managed_args: ['--job-name', '-J'], hopeless_reasons: ['Hopeless'] },
  });
else if (verb === 'submit') {
  const request = asked();
  const found = request.look_first ? allJobs().find(({ key }) => key === request.key) : undefined;
  const id = found?.id ?? String(allJobs().length + 1);
  if (found === undefined) {
    const state = { state: 'pending', word: 'PENDING', reason: plan.reason ?? 'Priority', restarts: 0, exit: null };
    writeJob({
      id,
      key: request.key,
      request,
      env: process.env,
      pid: null,
      started_at: null,
      ended_at: null,
      ...state,
    });
    if (plan.start) supervise(id);
  }
  const key = trouble === 'other-key' ? 'gh-ffffffffffffffff' : request.key;
  if (trouble === 'die-after') process.kill(process.pid, 'SIGKILL');
  const handle = { schema: 'launch-handle/v1', launcher: 'fake', cluster: 'fake', key, job: id, parts: null };
  print({ ...handle, submitted_at: now, said: found === undefined ? 'accepted' : 'found' });
} else if (verb === 'status') {
  const answers = asked().handles.map(({ key, handle }) => {
    const job = allJobs().find((one) => one.key === key && (handle === null || handle.job === one.id));
    if (job === undefined || trouble === 'forget')
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
    return {
      ...{ key, known: true, state: job.state, engine_state: job.word, reason: job.reason, exit: job.exit },
      ...{ restarts: job.restarts, nodes: 'fake-node', started_at: job.started_at, ended_at: job.ended_at },
      ...{ expected_start: null, elements: [] },
    };
  });
  print({ schema: 'launch-status/v1', asked_at: now, answers });
} else if (verb === 'cancel') {
  const [{ key, handle }] = asked().handles;
  const job = allJobs().find((one) => one.key === key && (handle === null || handle.job === one.id));
  const accepted = job !== undefined && job.state !== 'ended';
  if (accepted && job.pid === null)
    writeJob({
      ...job,
      state: 'ended',
      word: 'CANCELLED',
      reason: 'None',
      exit: { code: 0, signal: 0 },
      ended_at: now,
    });
  else if (accepted) {
    writeJob({ ...job, word: 'CANCELLED' });
    process.kill(-job.pid, 'SIGTERM');
  }
  print({ schema: 'launch-cancel/v1', accepted, said: accepted ? 'taken away' : 'over or not known' });
} else if (verb === 'perform') {
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
