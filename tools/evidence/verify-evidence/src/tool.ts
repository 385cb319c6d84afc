import { realpathSync } from 'node:fs';
import path from 'node:path';
import { defineTool, formatOptions, type Call, type Outcome } from '@gatehouse/cli';
import { evidenceProof, evidenceVerification, Failure, formatDocument, type EvidenceNote } from '@gatehouse/contracts';
import { proveEntry, rebuild, verifyLog, type Rebuilt, type Verified } from '@gatehouse/evidence';
import { ifThere, publish, readBytesNoFollow } from '@gatehouse/files';
import { checkLines, problemLines, resultLines } from './lines';

const options = {
  checkpoint: {
    type: 'list',
    describe: 'Checkpoint kept elsewhere, besides those in the log, or git:TAG; signatures beside it count',
    value: 'FILE',
    group: 'What it is compared with',
    added: true,
  },
  'allowed-signers': {
    type: 'path',
    describe: "Who may sign, as ssh's allowed_signers (default: as the repository states)",
    value: 'FILE',
    group: 'What it is compared with',
    added: true,
  },
  'require-signature': {
    type: 'flag',
    describe: 'The newest checkpoint given must carry a good signature',
    group: 'What it is compared with',
    added: true,
  },
  'max-age-days': {
    type: 'number',
    describe: 'With --require-signature, days that this checkpoint may be old',
    value: 'N',
    group: 'What it is compared with',
    added: true,
  },
  'require-witnessed': {
    type: 'flag',
    describe: 'Runs that are known only by entries nobody witnessed are findings',
    group: 'What counts',
    added: true,
  },
  inputs: { type: 'flag', describe: 'Data, configurations and policies count too', group: 'What counts', added: true },
  since: {
    type: 'path',
    describe: 'Checkpoint: the log whole, and only files that were stated since then',
    value: 'FILE',
    group: 'What counts',
    added: true,
  },
  prove: {
    type: 'integer',
    describe: 'Print the proof that this entry is in the log of a checkpoint, instead of judging',
    value: 'ENTRY',
    group: 'Also',
    added: true,
  },
  rebuild: {
    type: 'path',
    describe: 'Also write ledger rows and registry as the log has them, and compare',
    value: 'DIR',
    group: 'Also',
    added: true,
  },
  ...formatOptions,
} as const;

export const tool = defineTool({
  name: 'verify-evidence',
  purpose: 'Judges whether what the evidence log states is what is there now, offline, and says what it had to go by.',
  options,
  reads: [
    'configs/research/evidence.json: evidence-policy.schema.json',
    'audit/evidence_log/: lines of evidence-entry.schema.json, checkpoints, signatures, approvals ' +
      '(evidence-approval.schema.json), pending/ (evidence-pending.schema.json)',
    'every file that it states, and everything in a guarded place; the git repository; /proc',
  ],
  writes: [
    '--rebuild: the ledger rows and the registry as the log has them',
    '--json: evidence-verification.schema.json, with --prove evidence-proof.schema.json',
  ],
  statuses: {
    '2': 'something is not what the log states, or the log is not whole: each finding is named',
    '75': 'the log kept growing while something was wrong; verify again',
  },
  examples: ['verify-evidence', 'verify-evidence --inputs --json'],
  async run(call): Promise<Outcome> {
    const { options: given, now, path: resolve } = call;
    if (given['max-age-days'] !== undefined && !given['require-signature'])
      throw new Failure('usage', 'option --max-age-days goes with --require-signature');
    if (given.prove !== undefined) return proven(call, given.prove);
    const verified = await verifyLog(call.root, {
      now,
      checkpoints: given.checkpoint,
      resolve,
      allowedSigners: given['allowed-signers'] ? resolve(given['allowed-signers']) : undefined,
      requireSignature: given['require-signature'],
      maxAgeDays: given['max-age-days'],
      requireWitnessed: given['require-witnessed'],
      inputs: given.inputs,
      since: given.since,
      thread: realpathSync(process.argv[1] as string),
    });
    const rebuilt = given.rebuild ? rebuildInto(call, resolve(given.rebuild), verified) : [];
    const { verification, checkpoints } = verified;
    for (const line of noteLines(verification.notes)) call.note(line);
    if (verified.isOutsideGit) call.note('note: not in git, so the commits that entries name were not sought');
    return {
      status: verification.overall_pass ? 0 : 2,
      lines: [...rebuilt, ...resultLines(verification, checkpoints)],
      document: JSON.parse(formatDocument(evidenceVerification, verification)) as unknown,
      problems: problemLines(verification.findings),
      checks: checkLines(verification.findings),
    };
  },
});

function noteLines(notes: readonly EvidenceNote[]): string[] {
  return notes.map(
    ({ code, place, message, next }) => `note: ${code}: ${place}: ${message}${next === null ? '' : `; next: ${next}`}`,
  );
}

function proven({ root, path: resolve, options: given }: Call<typeof options>, index: number): Outcome {
  const { text, size } = proveEntry(root, index, given.checkpoint, resolve);
  return {
    status: 0,
    lines: text.replace(/\n$/, '').split('\n'),
    document: JSON.parse(formatDocument(evidenceProof, { schema: 'evidence-proof/v1', index, size, text })) as unknown,
  };
}

/**
 * Writes what the log has of ledger and registry below a folder, by the paths it has them under. Gives the lines that
 * compare them with what is there.
 */
function rebuildInto({ root }: Call<typeof options>, folder: string, { log }: Verified): string[] {
  const inside = path.relative(root, folder);
  const rebuilt = rebuild(log.book, (file) => ifThere(() => readBytesNoFollow(path.join(root, file), 2 ** 30)));
  if (inside === '' || rebuilt.some(({ path: file }) => path.resolve(folder, file) === path.resolve(root, file)))
    throw new Failure('usage', `option --rebuild: ${folder} is where ledger and registry are; give another folder`);
  for (const { path: file, content } of rebuilt) publish(path.join(folder, file), content);
  return rebuilt.map(lineOf);
}

function lineOf({ path: file, difference }: Rebuilt): string {
  return `rebuilt: ${file} ${difference === undefined ? 'equal' : `differs at ${difference}`}`;
}
