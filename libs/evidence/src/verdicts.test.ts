/** Logs and disks with the findings they must give; `verdicts.json` has each line and each text once. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { evidenceVerification } from '@gatehouse/contracts';
import { temporaryRepository } from '@gatehouse/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import verdicts from './verdicts.json';
import { verifyLog, type VerifyOptions } from './verify';

interface Verdict {
  name: string;
  entries: (number | string)[] | null;
  disk: Record<string, number>;
  checkpoints: number[];
  inputs?: boolean;
  findings: string[];
  notes: string[];
}

const cases = verdicts.cases as unknown as Verdict[];
const policy = { schema: 'evidence-policy/v1', log: '6c1f0a52e9d34b7f8a10c2d3e4f50617', name: 'example' };
const segment = 'audit/evidence_log/entries/000000000.jsonl';
const asked: Omit<VerifyOptions, 'now' | 'resolve'> = {
  checkpoints: [],
  allowedSigners: undefined,
  requireSignature: false,
  maxAgeDays: undefined,
  requireWitnessed: false,
  inputs: false,
  since: undefined,
};

function layOut({ entries, disk, checkpoints }: Verdict): { root: string; given: string[] } {
  const { root } = temporaryRepository({ 'configs/research/evidence.json': policy });
  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  };
  for (const [file, text] of Object.entries(disk)) write(file, verdicts.texts[text] as string);
  if (entries !== null)
    write(segment, entries.map((line) => (typeof line === 'number' ? `${verdicts.lines[line]}\n` : line)).join(''));
  checkpoints.forEach((text, at) => write(`${at}.checkpoint`, verdicts.checkpoints[text] as string));
  return { root, given: checkpoints.map((_, at) => `${at}.checkpoint`) };
}

async function verify(root: string, given: readonly string[], inputs = false) {
  const options = { ...asked, now: new Date(), resolve: (file: string) => path.join(root, file), inputs };
  const { verification } = await verifyLog(root, { ...options, checkpoints: given });
  expect(evidenceVerification.fault(verification)).toBeUndefined();
  return verification;
}

test.each(cases.map((one) => [one.name, one] as const))('%s', async (_, verdict) => {
  const { root, given } = layOut(verdict);
  const { findings, notes, overall_pass: pass } = await verify(root, given, verdict.inputs);
  expect(findings.map(({ code, place }) => `${code} ${place}`)).toEqual(verdict.findings);
  expect(notes.map(({ code }) => code)).toEqual(verdict.notes);
  expect(pass).toBe(verdict.findings.length === 0);
});

test('any single byte flipped in log, checkpoint or stated file is found', async () => {
  const whole = cases[0] as Verdict;
  const { root, given } = layOut(whole);
  const files = [segment, '0.checkpoint', ...Object.keys(whole.disk)];
  const ledger = 'docs/production_research/STAGE_AUDIT_LOG.md';
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...files),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      async (name, offset, mask) => {
        const { readFileSync } = await import('node:fs');
        const file = path.join(root, name);
        const before = readFileSync(file);
        const at = offset % before.length;
        if (
          name === ledger &&
          !before.toString('latin1', before.lastIndexOf('\n', at) + 1, at + 1).startsWith('| 2026-')
        )
          return; // text around the rows may change
        const flipped = Buffer.from(before);
        flipped[at] = (flipped[at] as number) ^ mask;
        writeFileSync(file, flipped);
        try {
          expect((await verify(root, given, true)).overall_pass, `${name} at ${at} xor ${mask}`).toBe(false);
        } finally {
          writeFileSync(file, before);
        }
      },
    ),
    { numRuns: 150 },
  );
  expect((await verify(root, given, true)).overall_pass).toBe(true);
});
