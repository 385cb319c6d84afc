// Simulates many runs of many users, each with a waiting process, by the rules of libs/launch/src/schedule.ts, and says how
// often the engine is asked. A call for one job costs a controller 0.2 ms. Ends in 1 where a goal is missed.
// Usage: launch-simulation.mjs [RUNS] [USERS]
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { seeded } from './measure.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const entry = path.join(here, '../libs/launch/src/schedule.ts');
const { outputFiles } = await build({ entryPoints: [entry], bundle: true, write: false, format: 'esm' });
const rules = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);

const [runs, users] = [Number(process.argv[2] ?? 10_000), Number(process.argv[3] ?? 100)];
const [hours, medianWaitS, callMs] = [6, 7_200, 0.2];
const random = seeded(7);

/** Seconds that a run waits in the queue: log-normal with this median. */
function wait() {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return medianWaitS * Math.exp(normal);
}

const minutes = hours * 60;
const ofUser = Array.from({ length: users }, () => new Uint16Array(minutes + 1));
const recent = Array.from({ length: users }, () => []);
const questions = [];
for (let run = 0; run < runs; run += 1) {
  const submitted = random() * 600;
  const begins = submitted + wait();
  let pause = rules.firstPauseMs;
  for (let at = submitted + rules.firstQuestionMs / 1000; at < Math.min(begins, hours * 3600);) {
    questions.push([at, run % users]);
    at += pause / 1000;
    pause = rules.pauseAfter(pause);
  }
}
questions.sort(([a], [b]) => a - b);
let calls = 0;
for (const [at, user] of questions) {
  const turns = recent[user];
  while (turns.length > 0 && at - turns[0] >= rules.minuteMs / 1000) turns.shift();
  if (turns.length >= rules.callsPerMinute) continue; // who has no turn says how old its answer is
  turns.push(at);
  ofUser[user][Math.floor(at / 60)] += 1;
  calls += 1;
}
const perMinute = Array.from({ length: minutes }, (_, minute) => ofUser.reduce((sum, of) => sum + of[minute], 0));
const worstOfUser = Math.max(...ofUser.map((of) => Math.max(...of)));
const busy = (count, seconds) => (count * callMs) / 10 / seconds; // per cent
const figures = {
  runs,
  users,
  wanted_calls: questions.length,
  calls_per_s: Number((calls / (hours * 3600)).toFixed(2)),
  worst_minute_of_a_user: worstOfUser,
  controller_busy_percent_mean: Number(busy(calls, hours * 3600).toFixed(3)),
  controller_busy_percent_worst_minute: Number(busy(Math.max(...perMinute), 60).toFixed(3)),
};
process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
// Two windows of a minute on the clock may hold the turns of one sliding minute each.
if (worstOfUser > 2 * rules.callsPerMinute || figures.controller_busy_percent_worst_minute > 1) process.exitCode = 1;
