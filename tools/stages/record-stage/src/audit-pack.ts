/**
 * What a stage without an official run needs: command record, preflight, raw log, and the pack that names them
 * (contract 45.3).
 */
import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import {
  Failure,
  formatDocument,
  freezeV1,
  parseDocument,
  preflight as preflightDocument,
  stageAuditPack,
  type Preflight,
  type StageAuditPack,
} from '@gatehouse/contracts';
import { inspectDocument } from '@gatehouse/files';
import type { StageName } from '@gatehouse/records';
import { shellCommand } from '@gatehouse/render';
import { safeTag } from '@gatehouse/runs';

export interface PackRequest {
  root: string;
  env: NodeJS.ProcessEnv;
  now: Date;
  tag: string;
  stage: StageName;
  /** The call of record-stage, word by word. */
  words: readonly string[];
  /** Relative to the repository. */
  evidence: string;
  note: string;
  /** The freeze of the decision; undefined when the note names none. */
  freeze: string | undefined;
}

export interface AuditPack {
  /** Relative to the repository. */
  command: string;
  file: string;
  /** Path relative to the repository → text, in the order in which they are written. */
  files: ReadonlyMap<string, string>;
}

/** Where the pack of a stage is, relative to the repository. */
export function packFile(tag: string, stage: StageName): string {
  return path.posix.join(folderOf(tag), `${stage}_audit_pack.json`);
}

function folderOf(tag: string): string {
  return `docs/production_research/stages/${safeTag(tag)}`;
}

/**
 * The files of the pack. Throws Failure `refused` when the preflight or the freeze does not pass: such a pack is
 * evidence of nothing.
 */
export function auditPack(request: PackRequest): AuditPack {
  const { root, tag, stage, evidence, note, freeze } = request;
  const folder = folderOf(tag);
  const at = (name: string): string => path.posix.join(folder, `${stage}_${name}`);
  const log: string[] = [];
  const found = preflight(request, at('preflight.json'), log);
  // The one that the note names is the decision's, whatever the evidence is: it is verified also when it cannot be read.
  const isFreeze = inspectDocument(freezeV1, path.resolve(root, evidence)).state === 'read';
  const freezes = new Set([...(isFreeze ? [evidence] : []), ...(freeze === undefined ? [] : [freeze])]);
  for (const file of freezes) verifyFreeze(request, file, log);
  const pack: StageAuditPack = {
    schema: 'stage-audit-pack/v1',
    generated_at_utc: request.now.toISOString(),
    decision_tag: tag,
    stage,
    hostname: found.hostname,
    git_commit: found.git_commit,
    command_record: at('command.sh'),
    preflight: at('preflight.json'),
    raw_log: at('raw.log'),
    result: evidence,
    summary: note,
  };
  return {
    command: at('command.sh'),
    file: at('audit_pack.json'),
    files: new Map([
      [at('command.sh'), `${shellCommand(request.words)}\n`],
      [at('preflight.json'), formatDocument(preflightDocument, found)],
      [at('raw.log'), `${log.join('\n')}\n`],
      [at('audit_pack.json'), formatDocument(stageAuditPack, pack)],
    ]),
  };
}

function preflight(request: PackRequest, out: string, log: string[]): Preflight {
  const { status, stdout, stderr } = ask(request, ['workstation-preflight'], log);
  if (status !== 0 && status !== 2)
    throw new Failure('io', `workstation-preflight could not be done: ${stderr.trim() || `it ended in ${status}`}`);
  const document = parseDocument(preflightDocument, stdout, out);
  if (document.status !== 'pass')
    throw new Failure('refused', `the preflight does not pass, so nothing was written: ${document.reasons.join('; ')}`);
  return document;
}

function verifyFreeze(request: PackRequest, file: string, log: string[]): void {
  const { status, stderr } = ask(request, ['freeze-config', '--verify', file], log);
  if (status !== 0)
    throw new Failure('refused', `the freeze ${file} does not hold, so nothing was written: ${stderr.trim()}`);
}

/** Another executable of ours, its call and what it printed added to the log. */
function ask(
  { root, env }: PackRequest,
  [tool, ...words]: [string, ...string[]],
  log: string[],
): { status: number | null; stdout: string; stderr: string } {
  const file = path.join(path.dirname(realpathSync(process.argv[1] as string)), tool);
  if (!existsSync(file))
    throw new Failure('io', `${file} is not there: the executables belong together in one directory`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...words], {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  log.push(
    `$ ${shellCommand([tool, ...words])}`,
    ...[stdout, stderr].map((text) => text.trimEnd()).filter(Boolean),
    `status ${status}`,
  );
  return { status, stdout, stderr };
}
