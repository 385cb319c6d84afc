import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { bundleProgram, temporaryRepository, testWith, until } from '@gatehouse/testkit';
import { expect, test } from 'vitest';
import { withLock } from './lock';

const contender = (folder: string, body: string): string =>
  bundleProgram(
    folder,
    `import { acquireLock, withLock, publish } from '@gatehouse/files';\nimport fs from 'node:fs';\n${body}`,
  );

test('what is read, changed and written under the lock is never lost', { timeout: 300_000 }, async () => {
  const { path: at, write, read, root } = temporaryRepository();
  const target = write('count', '0');
  const program = contender(
    root,
    `const target = ${JSON.stringify(target)};
    const countUp = () => publish(target, String(Number(fs.readFileSync(target, 'utf8')) + 1));
    (async () => { for (let i = 0; i < 20; i++) await withLock(target, countUp, { waitMs: 240_000 }); })();`,
  );
  const ends = Array.from(
    { length: 6 },
    () => new Promise((resolve) => spawn(process.execPath, [program], { stdio: 'inherit' }).on('close', resolve)),
  );
  expect(await Promise.all(ends)).toEqual([0, 0, 0, 0, 0, 0]);
  expect(read('count')).toBe('120');
  expect(existsSync(at('count.lock'))).toBe(false);
});

test('a waiter gives up, naming whom it waited for, and a killed holder holds nothing', async () => {
  const { root, path: at } = temporaryRepository();
  const target = at('registry.csv');
  const program = contender(root, `acquireLock(${JSON.stringify(target)}).then(() => setInterval(() => {}, 1000));`);
  const holder = spawn(process.execPath, [program], { stdio: 'inherit' });
  await until(
    () => existsSync(`${target}.lock`) && readFileSync(`${target}.lock`, 'utf8').includes('pid'),
    'the holder',
  );
  const told: string[] = [];
  await expect(withLock(target, () => 'never', { waitMs: 400, onWait: (who) => told.push(who) })).rejects.toMatchObject(
    {
      id: 'busy',
      message: expect.stringContaining(`program.cjs (pid ${holder.pid}`) as string,
    },
  );
  expect(told).toEqual([expect.stringContaining(`pid ${holder.pid}`)]);
  holder.kill('SIGKILL');
  expect(await withLock(target, () => 'mine')).toBe('mine');
});

(process.getuid?.() === 0 ? testWith('setpriv', 'flock') : test.skip)(
  'a lock is one for all accounts of a team, and what a killed holder of another one left hinders nobody',
  async () => {
    const { root, path: at } = temporaryRepository();
    chmodSync(at('.'), 0o777);
    const target = at('registry.csv');
    const program = contender(
      root,
      `withLock(${JSON.stringify(target)}, () => console.log('mine'), { waitMs: 300 }).catch((error) => console.log(error.id + ': ' + error.message));`,
    );
    const other = (): string =>
      spawnSync('setpriv', ['--reuid', '12345', '--regid', '12345', '--clear-groups', process.execPath, program], {
        encoding: 'utf8',
      }).stdout;
    await withLock(target, () => expect(other()).toMatch(new RegExp(`^busy: .*held by .*pid ${process.pid} on `)));
    writeFileSync(`${target}.lock`, 'somebody\n');
    expect(other()).toBe('mine\n');
    chmodSync(at('.'), 0o1777);
    writeFileSync(`${target}.lock`, 'somebody\n');
    expect([other(), other()]).toEqual(['mine\n', 'mine\n']);
    expect(await withLock(target, () => 'mine')).toBe('mine');
  },
);

test('the lock is let go when the work throws', async () => {
  const { path: at } = temporaryRepository();
  await expect(withLock(at('x'), () => Promise.reject(new Error('work failed')))).rejects.toThrow('work failed');
  expect(await withLock(at('x'), () => 1, { waitMs: 0 })).toBe(1);
});

test('a lock that cannot say whose it is, because the disk is full, is left to nobody', () => {
  const { root, path: at } = temporaryRepository();
  const program = contender(
    root,
    `const [target, write] = [${JSON.stringify(at('x'))}, fs.writeSync];
    fs.writeSync = () => { throw Object.assign(new Error('full'), { code: 'ENOSPC' }); };
    acquireLock(target).catch((error) => {
      fs.writeSync = write;
      console.log(error.message + ' ' + fs.existsSync(target + '.lock'));
      return acquireLock(target, { waitMs: 0 }).then((lock) => { lock.release(); console.log('free'); });
    });`,
  );
  const { stdout } = spawnSync(process.execPath, [program], { encoding: 'utf8' });
  expect(stdout).toBe(`cannot lock ${at('x')}.lock: no space left on the device (ENOSPC) false\nfree\n`);
});

test('a disk that knows no locks is not waited for', () => {
  const { root, path: at, write } = temporaryRepository();
  chmodSync(write('bin/flock', "#!/bin/sh\necho 'flock: 3: No locks available' >&2\nexit 71\n"), 0o755);
  const program = contender(
    root,
    `acquireLock(${JSON.stringify(at('x'))}).catch((error) => console.log(error.id + ': ' + error.message));`,
  );
  const { stdout } = spawnSync(process.execPath, [program], {
    encoding: 'utf8',
    env: { PATH: `${at('bin')}:/usr/bin:/bin` },
  });
  expect(stdout).toBe(`io: cannot lock ${at('x')}.lock: flock(1) ended in 71: flock: 3: No locks available\n`);
});

test('where there is no flock(1) the file is the lock, however old it is', () => {
  const { root, path: at } = temporaryRepository();
  const program = contender(
    root,
    `const target = ${JSON.stringify(at('x'))};
    (async () => {
      const lock = await acquireLock(target);
      fs.utimesSync(target + '.lock', 1, 1);
      await acquireLock(target, { waitMs: 300 }).then(() => console.log('both hold it'), (error) => console.log(error.id + ': ' + error.message));
      lock.release();
      await acquireLock(target, { waitMs: 0 });
      console.log('free');
    })();`,
  );
  const { stdout } = spawnSync(process.execPath, [program], { encoding: 'utf8', env: { PATH: at('nothing') } });
  expect(stdout).toMatch(
    /^busy: .*x is held by program\.cjs \(pid \d+ on .*\); waited 0 s; try again when it is done\nfree\n$/,
  );
});

test('a link where the lock would be is not a lock', async () => {
  const { path: at, read } = temporaryRepository({ precious: 'mine' });
  symlinkSync(at('precious'), at('x.lock'));
  await expect(withLock(at('x'), () => 'never')).rejects.toMatchObject({
    id: 'io',
    message: expect.stringMatching(/^cannot lock .*symbolic link/) as string,
  });
  expect(read('precious')).toBe('mine');
});
