import { expect, test } from 'vitest';
import { jobIn, killAfterIn, type Job } from './job';

const killAfter = (grace: string): number =>
  killAfterIn(jobIn({ GATEHOUSE_LAUNCH_JOB: '1', GATEHOUSE_LAUNCH_GRACE_S: grace }) as Job, 30);

test.each([
  ['30', 25],
  ['6', 3],
  ['0', 0],
  ['', 30],
  ['soon', 30],
])('a grace of %j leaves a workflow %i s after TERM (contract 48.7)', (grace, seconds) => {
  expect(killAfter(grace)).toBe(seconds);
});

test.each(['0', '-1', ''])('%j cores granted are not known', (cpus) => {
  expect(jobIn({ GATEHOUSE_LAUNCH_JOB: '1', GATEHOUSE_LAUNCH_CPUS: cpus })?.cpus).toBeUndefined();
});
