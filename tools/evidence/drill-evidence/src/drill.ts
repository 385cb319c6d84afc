/** Each forgery on the copy: done, verified, put back (contract 23.2). */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Failure, type EvidenceDrill } from '@gatehouse/contracts';
import {
  checkpointsFolder,
  checkpointName,
  evidenceFolder,
  filesIn,
  formatCheckpoint,
  ledgersOf,
  originOf,
  policyOf,
  registryFile,
  sign,
  signatureBeside,
  verifyLog,
  type Verified,
} from '@gatehouse/evidence';
import { defaultStageLog } from '@gatehouse/records';
import { copyTrail } from './copy';
import { documentForgeries } from './forge-documents';
import { logForgeries } from './forge-log';
import { recordForgeries } from './forge-records';
import { runForgeries } from './forge-runs';
import type { Forgery, Trail } from './forgery';
import { newKey } from './key';

export const forgeries: readonly Forgery[] = [
  ...documentForgeries,
  ...recordForgeries,
  ...runForgeries,
  ...logForgeries,
];

const principal = 'drill';

export type Drilled = EvidenceDrill['forgeries'][number] & { why?: string };

/**
 * Copies a trail that verifies into `folder` and seals it outside the copy. Throws Failure `refused` for one that does
 * not verify.
 */
export async function prepareTrail(root: string, folder: string, now: Date): Promise<Trail> {
  const original = await verify(root, now);
  const [finding] = original.verification.findings;
  if (finding !== undefined)
    throw new Failure(
      'refused',
      `the trail does not verify, so nothing can be drilled: ${finding.code}: ${finding.place}; see verify-evidence`,
    );
  const target = path.join(folder, 'trail');
  mkdirSync(target, { recursive: true });
  const { book } = original.log;
  const [ledger = defaultStageLog] = ledgersOf(root);
  const stated = [...book.statements()].map(([file]) => file).filter((file) => !path.isAbsolute(file));
  const places = [
    'audit/workstation_runs',
    'audit/stage_checks',
    'gate_results',
    'runs/freeze',
    'docs/production_research',
    evidenceFolder,
    'configs/research',
  ];
  const files = [
    ...places.flatMap((place) => filesIn(root, place).map(({ path: file }) => file)),
    ...stated,
    ledger,
    registryFile,
  ];
  const copy = copyTrail(root, target, new Set(files));
  const policy = policyOf(target);
  const { size, head, root: sum } = original.verification;
  const text = formatCheckpoint({ origin: original.log.chain.origin ?? originOf(policy), size, root: sum, head });
  const checkpoint = `${checkpointsFolder}/${checkpointName(size)}.checkpoint`;
  if (!copy.has(checkpoint)) {
    mkdirSync(path.dirname(copy.at(checkpoint)), { recursive: true });
    writeFileSync(copy.at(checkpoint), text);
  }
  const isReported = (reports: ReadonlySet<string>): number =>
    Number([...reports].some((file) => file.startsWith('gate_results/') && copy.has(file)));
  const runs = [...book.runs.runs.values()]
    .filter(({ subject }) => copy.has(subject))
    .reverse()
    .sort((a, b) => isReported(b.reports) - isReported(a.reports));
  const outside = sealOutside(folder, text);
  return { copy, book, runs, ledger, registry: registryFile, outside, checkpoint, foundBefore: new Map() };
}

function sealOutside(folder: string, text: string): Trail['outside'] {
  const outside = path.join(folder, 'outside');
  mkdirSync(outside, { recursive: true });
  const checkpoint = path.join(outside, 'kept.checkpoint');
  writeFileSync(checkpoint, text);
  const key = newKey(path.join(outside, 'key'));
  const stranger = newKey(path.join(outside, 'stranger'));
  if (key === undefined || stranger === undefined) return undefined;
  const allowedSigners = path.join(outside, 'allowed_signers');
  writeFileSync(allowedSigners, `${principal} ${key.line}\n`);
  writeFileSync(
    signatureBeside(checkpoint, principal),
    sign(Buffer.from(text), key.file, 'gatehouse-checkpoint', false),
  );
  writeFileSync(path.join(outside, 'kept.sig.before'), '');
  copyFileSync(signatureBeside(checkpoint, principal), path.join(outside, 'kept.sig.before'));
  return { checkpoint, key: key.file, strangerKey: stranger.file, allowedSigners, principal };
}

/** Does one forgery, verifies, and puts everything back. */
export async function drillOne(trail: Trail, forgery: Forgery, now: Date): Promise<Drilled> {
  const { name, codes } = forgery;
  const before = await foundBefore(trail, forgery, now);
  try {
    const why = forgery.apply(trail);
    if (why !== undefined) return { name, state: 'not_applicable', codes: [], places: [], why };
    const { verification } = await verify(trail.copy.root, now, trail, forgery);
    const isNew = (finding: Found): boolean => !before.has(placed(finding));
    const findings = verification.findings.filter(isNew);
    const found: Found[] = [...findings, ...(forgery.isNote === true ? verification.notes.filter(isNew) : [])];
    const expected = codes.map((code) => found.find((finding) => finding.code === code));
    const hits = expected.filter((finding) => finding !== undefined);
    const caught = hits.length === codes.length;
    return {
      name,
      state: caught ? 'caught' : 'missed',
      codes: (caught ? hits : findings).map(({ code }) => code),
      places: (caught ? hits : findings).map(({ place }) => place),
    };
  } finally {
    trail.copy.undo();
    restoreOutside(trail);
  }
}

type Found = Verified['verification']['findings' | 'notes'][number];

const placed = ({ code, place }: Found): string => `${code} ${place}`;

/**
 * What is found of the copy before anything is forged: of a file too large to copy, or of the git of a work tree, which
 * stands elsewhere. It proves no forgery.
 */
async function foundBefore(trail: Trail, forgery: Forgery, now: Date): Promise<ReadonlySet<string>> {
  const asked = JSON.stringify(forgery.options ?? {});
  const known = trail.foundBefore.get(asked);
  if (known !== undefined) return known;
  const { verification } = await verify(trail.copy.root, now, trail, forgery);
  const found = new Set([...verification.findings, ...verification.notes].map(placed));
  trail.foundBefore.set(asked, found);
  return found;
}

function restoreOutside({ outside }: Trail): void {
  if (outside === undefined) return;
  copyFileSync(
    path.join(path.dirname(outside.checkpoint), 'kept.sig.before'),
    signatureBeside(outside.checkpoint, outside.principal),
  );
}

function verify(
  root: string,
  now: Date,
  trail?: Trail,
  { options = {} }: Pick<Forgery, 'options'> = {},
): Promise<Verified> {
  const outside = options.outside === true ? trail?.outside : undefined;
  return verifyLog(root, {
    now,
    checkpoints: outside === undefined ? [] : [outside.checkpoint],
    resolve: (given) => path.resolve(root, given),
    allowedSigners: outside?.allowedSigners,
    requireSignature: options.requireSignature ?? false,
    maxAgeDays: undefined,
    requireWitnessed: false,
    inputs: options.inputs ?? false,
    since: undefined,
  });
}
