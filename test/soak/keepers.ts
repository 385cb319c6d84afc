import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { EvidencePending } from '@gatehouse/contracts';
import type { Attempts } from './attempts';
import { oneOf, pause } from './seeded';

/** Somebody who keeps the disk in order: leftovers of runs and old caches go to the trash, or for good. */
export async function cleaning(attempts: Attempts, still: () => boolean): Promise<void> {
  const plan = 'audit/cleanup_plan.json';
  for (let number = 1; still(); number += 1) {
    const cache = path.join(attempts.root, '.cache', `prices_${number}`);
    try {
      mkdirSync(cache, { recursive: true });
      writeFileSync(path.join(cache, 'a.csv'), 'x');
      for (const file of [path.join(cache, 'a.csv'), cache]) utimesSync(file, 1e9, 1e9);
    } catch {
      // The disk is full.
    }
    const planned = await attempts.persist({ tool: 'plan-cleanup', words: ['--out', plan] });
    if (planned.status === 0)
      await attempts.persist({
        tool: 'apply-cleanup',
        words: ['--plan', plan, ...(attempts.random() < 0.5 ? ['--delete'] : [])],
        accepted: [0, 1],
      });
    await pause(attempts.random, 200, 2500);
  }
}

/** Somebody who keeps the lists and the pages, while others finish their runs. */
export async function keepingLists(attempts: Attempts, still: () => boolean): Promise<void> {
  while (still()) {
    const { random } = attempts;
    const [tool, ...words] = oneOf(random, [
      ['build-pages'],
      ['build-pages'],
      ['update-registry'],
      ['generate-candidate-queue'],
      ['list-runs'],
      ['session-status'],
      ['freeze-config', '--name', `list_${Math.floor(random() * 1e6)}`],
    ] as const);
    await attempts.persist({ tool, words });
    await pause(random, 100, 1200);
  }
}

/** Somebody who computes gates outside official runs. */
export async function measuring(attempts: Attempts, still: () => boolean): Promise<void> {
  while (still()) {
    const { random } = attempts;
    await attempts.persist({
      tool: 'production-gates',
      words: [
        ...['--workflow', oneOf(random, ['baseline', 'stress', 'production_gates'])],
        ...['--strategy', 'configs/strategies/planted_edge.yaml'],
        ...['--decision-tag', `exploring_${Math.floor(random() * 1e6)}`, '--owner', 'dee'],
      ],
    });
    await pause(random, 500, 3000);
  }
}

/** Somebody who verifies and seals, and whose notes are entered by hand. */
export async function verifying(attempts: Attempts, still: () => boolean): Promise<void> {
  const diary = 'docs/production_research/diary.md';
  for (let day = 1; still(); day += 1) {
    const { random } = attempts;
    const before = pendingPlaces(attempts.root);
    const verified = await attempts.persist({ tool: 'verify-evidence', words: ['--json'] });
    const pending = new Set([...before, ...pendingPlaces(attempts.root)]);
    if (verified.status === 2)
      attempts.faults.push(...unexpectedFindings(verified.stdout, attempts.hasMetFullDisk, pending));
    if (random() < 0.3) await attempts.persist({ tool: 'seal-evidence', words: ['--if-grown'] });
    if (random() < 0.3) {
      try {
        writeFileSync(path.join(attempts.root, diary), `Day ${day}\n`);
      } catch {
        // The disk is full; what is there is entered below.
      }
      await attempts.persist({ tool: 'record-evidence', words: [diary, '--note', 'the diary of the soak'] });
    }
    await pause(random, 300, 2000);
  }
}

/** What steps have written, or are about to, that have no entry yet. */
function pendingPlaces(root: string): string[] {
  const folder = path.join(root, 'audit/evidence_log/pending');
  return readdirSync(folder).flatMap((name) => {
    try {
      const { entry } = JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as EvidencePending;
      return [...entry.files, ...entry.views].map(({ path: place }) => place);
    } catch {
      return []; // settled meanwhile
    }
  });
}

/**
 * A run that was killed stays open until the next one, and what it wrote is stated then; what a step left that was
 * killed or met a full disk before its entry is entered by the next writer, or by hand in the end. Nothing else may be
 * found, whatever is going on.
 */
function unexpectedFindings(verification: string, hasMetFullDisk: boolean, pending: ReadonlySet<string>): string[] {
  const { findings } = JSON.parse(verification) as { findings: { code: string; place: string; message: string }[] };
  const open = findings.filter(({ code }) => code === 'run_unsealed').map(({ place }) => place);
  const isLeftOver = (place: string): boolean =>
    open.some((run) => place.startsWith(`${run}/`)) ||
    (open.length > 0 && place.startsWith('gate_results/')) ||
    (hasMetFullDisk && /^(audit\/(workstation_runs|stage_checks)|gate_results)\//.test(place));
  return findings
    .filter(({ code, place }) => code !== 'run_unsealed' && !(code === 'unlogged' && isLeftOver(place)))
    .filter(({ code, place }) => !(code === 'changed' && pending.has(place)))
    .map(({ code, place, message }) => `found meanwhile: ${code}: ${place}: ${message}`);
}
