import { expect, test } from 'vitest';
import { terminate } from './local-run';

const failing = (code: string) => (): never => {
  throw Object.assign(new Error(`kill ${code}`), { code, syscall: 'kill' });
};

test('a run that ends before the signal needs none', () => {
  expect(() => terminate(1, failing('ESRCH'))).not.toThrow();
});

test('the process of another user is not ours to end', () => {
  expect(() => terminate(7, failing('EPERM'))).toThrow(
    /official-run \(pid 7\) cannot be ended: .*; the request stands, and its owner may cancel it/,
  );
});
