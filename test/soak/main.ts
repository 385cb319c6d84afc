/**
 * A busy repository: people decide, clean up, keep a board and sessions, build pages and verify, all at once, while
 * their processes are killed and their disk gets full. At the end the laws of laws.ts must hold.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Attempts } from './attempts';
import { Disk } from './disk';
import { brokenLaws } from './laws';
import { layOutBusyRepository } from './repository';
import { recover, settled } from './recovery';
import { randomFrom } from '../random';
import { tableOf } from './table';
import { deciding } from './decisions';
import { cleaning, keepingLists, measuring, verifying } from './keepers';
import { keepingBoard, holdingSessions } from './board';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: '20260305' },
    mount: { type: 'boolean', default: false },
  },
});
const [workspace = '.', place = '.'] = positionals;
const [minutes, seed] = [Number(values.minutes), Number(values.seed)];

async function soak(): Promise<number> {
  if (!(minutes > 0) || !Number.isInteger(seed)) throw new Error('--minutes takes a number above 0, --seed an integer');
  const random = randomFrom(seed);
  const volume = path.join(place, 'volume');
  mkdirSync(volume);
  if (values.mount) execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256m', 'soak', volume]);
  const root = path.join(volume, 'repository');
  layOutBusyRepository(workspace, root);
  const disk = new Disk(volume, values.mount, random);
  const attempts = new Attempts(
    root,
    path.join(workspace, 'dist/bin'),
    path.join(place, 'actions.jsonl'),
    disk,
    random,
  );
  const end = Date.now() + minutes * 60_000;
  const still = (): boolean => Date.now() < end;
  console.log(`soak: ${minutes} min, seed ${seed}, in ${root}`);
  await Promise.all([
    ...['ann', 'bo', 'cy'].map((owner) => deciding(attempts, owner, still)),
    cleaning(attempts, still),
    keepingBoard(attempts, 'ingest', still),
    keepingBoard(attempts, 'web', still),
    holdingSessions(attempts, still),
    keepingLists(attempts, still),
    measuring(attempts, still),
    verifying(attempts, still),
    disk.filling(still),
  ]);
  attempts.calm();
  const left = await settled(root);
  const faults = [...attempts.faults, ...left, ...(await recover(attempts)), ...(await brokenLaws(attempts))];
  console.log(tableOf(attempts, disk));
  for (const fault of faults) console.log(`FAULT: ${fault}`);
  console.log(faults.length === 0 ? 'soak: every law holds' : `soak: ${faults.length} faults`);
  if (faults.length > 0 && values.mount) cpSync(root, path.join(place, 'repository'), { recursive: true });
  return faults.length === 0 ? 0 : 1;
}

void soak().then(
  (status) => (process.exitCode = status),
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
