import { expect, test } from 'vitest';
import { refuseManaged } from './managed-args';

const managed = ['--job-name', '--mem', '--export', '--no-requeue', '-J', '-c'];

test.each(['--job-name=x', '--job-na=x', '--j', '--mem=1', '--no-req', '-Jx', '-c4', '--export'])(
  '%s is managed',
  (word) => {
    expect(() => refuseManaged([word], managed)).toThrow('which the launcher gives itself');
  },
);

test.each(['--mem-bind=local', '--gres=gpu:1', '--export-file=x', '--nodelist=n1', '-wn1', '--exclusive'])(
  '%s is the caller’s',
  (word) => {
    expect(() => refuseManaged([word], managed)).not.toThrow();
  },
);

test.each(['script.sh', '--', '-', ''])('%j is not an option', (word) => {
  expect(() => refuseManaged([word], managed)).toThrow('expected an option of the engine');
});
