import { expect, test } from 'vitest';
import { startChild } from './child-process';

test('the start of a process is known even if it ended at once', async () => {
  for (let round = 0; round < 20; round += 1) {
    const { identity, ending } = await startChild(['true'], { stdio: 'ignore' });
    expect(identity.start_time).toBeGreaterThan(0);
    expect(await ending).toEqual({ code: 0, signal: null });
  }
});
