import { expect, test } from 'vitest';
import { coloursFor } from './colour';

const [green, red, yellow, off] = ['\x1b[32m', '\x1b[31m', '\x1b[33m', '\x1b[39m'];

test.each([
  [
    '[stage] S3 m_1: fail (17 pass, 2 fail, 1 waived)',
    `[stage] S3 m_1: ${red}fail${off} (17 ${green}pass${off}, 2 ${red}fail${off}, 1 ${yellow}waived${off})`,
  ],
  ['state=succeeded exit_code=0', `state=${green}succeeded${off} exit_code=0`],
  ['run               finished: blocked', `run               finished: ${red}blocked${off}`],
])('a verdict is marked in %s', (line, shown) =>
  expect(coloursFor(true, { TERM: 'xterm' }).verdicts(line)).toBe(shown),
);

test.each(['[done] report=runs/fail/pass.json', 'tag pass-2 or fail_3', '{ "status": "pass" }', 'passes, failure'])(
  'what is part of a name or of JSON is left alone: %s',
  (line) => expect(coloursFor(true, { TERM: 'xterm' }).verdicts(line)).toBe(line),
);

test.each([
  [true, { NO_COLOR: '1', TERM: 'xterm' }],
  [true, { TERM: 'dumb' }],
  [false, { FORCE_COLOR: '1', TERM: 'xterm' }],
])('none on a terminal, %s, with %o', (terminal, env) => {
  const colours = coloursFor(terminal, env);
  expect([colours.verdicts('pass'), colours.error('gate:')]).toEqual(['pass', 'gate:']);
});
