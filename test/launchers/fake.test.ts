import { fakeLauncher, testWith, type FakeLauncher } from '@gatehouse/testkit';
import { beforeEach } from 'vitest';
import { conformsTo } from './conformance';

let engine: FakeLauncher;
beforeEach(() => {
  engine = fakeLauncher();
});

conformsTo('the fake launcher', testWith('bash'), {
  program: () => engine.path,
  env: () => ({}),
  waiting: [],
  hold: (isHeld) => engine.plan({ start: !isHeld }),
});
