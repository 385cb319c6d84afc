import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { defineTool } from '@gatehouse/cli';
import {
  Failure,
  formatDocument,
  recordStageResult,
  stageAuditPack,
  type LedgerRow,
  type RecordStageResult,
} from '@gatehouse/contracts';
import { openStep, type Step } from '@gatehouse/evidence';
import { inspectDocument, isFile, withLock } from '@gatehouse/files';
import { defaultStageLog, isFilled, readLedger, stageCells, withRow, type StageName } from '@gatehouse/records';
import { localDate } from '@gatehouse/render';
import { checkTag, isSameTag } from '@gatehouse/runs';
import { readSettings } from '@gatehouse/settings';
import { auditPack, packFile, type AuditPack } from './audit-pack';
import { stageRow } from './core';
import { commandOf, noteOf, questionOf, runOf, type Note } from './decision';

const stages = Object.keys(stageCells) as StageName[];

export const tool = defineTool({
  name: 'record-stage',
  purpose: 'Adds the ledger row of a stage, and with --audit-pack what a stage without an official run needs.',
  description:
    'S1 to S3 have an official run, whose row finish-run adds; S0 and S4 have none: their command record, ' +
    'preflight and log are made here. A row is added under the lock of the ledger, and never twice.',
  next: ['check-stage'],
  options: {
    stage: { type: 'choice', choices: stages, describe: 'Stage', required: true, value: 'STAGE', added: true },
    tag: { type: 'string', describe: 'Decision tag', required: true, value: 'TAG', added: true },
    result: {
      type: 'choice',
      choices: ['pass', 'fail'],
      describe: 'How the stage ended',
      required: true,
      value: 'WORD',
      added: true,
    },
    evidence: {
      type: 'path',
      describe: 'What shows it: a freeze, a report, a document, in the repository',
      required: true,
      value: 'FILE',
      added: true,
    },
    next: { type: 'string', describe: 'What is done next', required: true, value: 'TEXT', added: true },
    objective: {
      type: 'string',
      describe: 'What it was for (default: the question of the decision note)',
      value: 'TEXT',
      added: true,
    },
    owner: {
      type: 'string',
      describe: 'Who answers for it (default: the owner of the decision note)',
      value: 'NAME',
      setting: 'owner',
      added: true,
    },
    'audit-pack': {
      type: 'flag',
      describe: 'Also write command record, preflight, log and audit pack of a stage without an official run',
      added: true,
    },
    'stage-log': { type: 'path', describe: 'The ledger', default: defaultStageLog, value: 'FILE', added: true },
  },
  recordsTexts: true,
  reads: [
    'the decision note, by the stage policy (stage-policy.schema.json); the run of the tag: context.schema.json',
    'the ledger: rows of ledger-row.schema.json; gatehouse.json, for the owner: gatehouse.schema.json',
    'with --audit-pack: the freeze (freeze-v1.schema.json), verified by freeze-config, and workstation-preflight',
  ],
  writes: [
    'the ledger, one row added: ledger-row.schema.json',
    'docs/production_research/stages/<tag>/<stage>_audit_pack.json: stage-audit-pack.schema.json',
    '<stage>_preflight.json (preflight.schema.json), <stage>_command.sh and <stage>_raw.log beside it',
    '--json: record-stage-result.schema.json',
  ],
  statuses: {
    '1': 'nothing was written: evidence, note, run, preflight or freeze are not there or do not pass',
    '75': 'another process has held the ledger for 30 s',
  },
  examples: [
    'record-stage --stage S1 --tag momentum_run1 --result pass --evidence runs/freeze/momentum.freeze.json \\',
    "    --next 'stress tests' --owner research",
    'MIN_CORES=1 MIN_MEM_GB=1 record-stage --stage S0 --tag momentum_run2 --audit-pack --result pass \\',
    "    --evidence runs/freeze/momentum.freeze.json --next 'baseline run' --owner research",
  ],
  async run({ options: given, root, env, now, path: resolve, note: tell, warn }) {
    const { tag, stage: stageText, next, result } = given;
    const stage = stageText as StageName;
    checkTag(tag);
    for (const [option, text] of [
      ['next', next],
      ['objective', given.objective],
      ['owner', given.owner],
      ['evidence', given.evidence],
    ] as const)
      if (text !== undefined && (!isFilled(text) || /[\u0000-\u001f\u007f]/.test(text)))
        throw new Failure('usage', `option --${option}: expected one line that says something, got '${text}'`);
    const evidence = placeOf(root, resolve(given.evidence));
    const note = noteOf(root, tag);
    const owner = given.owner ?? note?.owner ?? readSettings(root)?.document.owner;
    if (owner === undefined)
      throw new Failure(
        'refused',
        `no decision note of ${tag} names its owner; give --owner, or write the note: record-decision --note`,
      );
    const pack = given['audit-pack'] ? packOf(note) : undefined;
    const row = stageRow({
      stage,
      tag,
      owner,
      objective: given.objective ?? (note && questionOf(note)) ?? stageCells[stage],
      result: result as 'pass' | 'fail',
      command: pack?.command ?? commandRecord(),
      evidence,
      next,
      today: localDate(now),
    });
    const step = await openStep(root, { tool: 'record-stage', event: 'recorded', onWait: tell, warn });
    step.read(path.join(root, evidence));
    const stageLog = resolve(given['stage-log'] || defaultStageLog);
    const added = await addRow(stageLog, row, pack, step, root, (holder) =>
      tell(`waiting for ${stageLog}, held by ${holder}`),
    );
    const shownLog = path.relative(root, stageLog);
    if (!added) tell(`${shownLog} has the row already; it is left as it is`);
    const document: RecordStageResult = {
      schema: 'record-stage-result/v1',
      decision_tag: tag,
      stage,
      stage_log: shownLog,
      row_added: added,
      audit_pack: pack?.file ?? null,
    };
    return {
      status: 0,
      lines: [...(pack === undefined ? [] : [`[done] audit_pack=${pack.file}`]), `updated: ${shownLog}`],
      document: JSON.parse(formatDocument(recordStageResult, document)) as unknown,
    };

    /** A pack that is there is never made anew: a call that was killed before the ledger had its row only adds that. */
    function packOf(of: Note | undefined): AuditPack {
      const file = packFile(tag, stage);
      const earlier = inspectDocument(stageAuditPack, path.join(root, file));
      if (earlier.state === 'read') {
        if (!isSameTag(earlier.value.decision_tag, tag) || earlier.value.result !== evidence)
          throw new Failure(
            'refused',
            `${file} is there already, of ${earlier.value.result}; a stage that is repeated has a new tag`,
          );
        return { command: earlier.value.command_record, file, files: new Map() };
      }
      if (earlier.state === 'damaged') throw new Failure('damaged-input', earlier.problem);
      if (of === undefined)
        throw new Failure(
          'refused',
          `no decision note of ${tag}, which the pack needs as its summary; record-decision --note writes it`,
        );
      const frozen = of.record.fields.get('freeze_file');
      const words = ['record-stage', ...process.argv.slice(2)];
      const freeze = isFilled(frozen) ? frozen : undefined;
      return auditPack({ root, env, now, tag, stage, words, evidence, note: of.file, freeze });
    }

    function commandRecord(): string {
      const run = runOf(root, tag);
      if (run !== undefined) return commandOf(run);
      const earlier = inspectDocument(stageAuditPack, path.join(root, packFile(tag, stage)));
      if (earlier.state === 'read') return earlier.value.command_record;
      throw new Failure('refused', `no run has the decision tag ${tag}; give --audit-pack for a stage without one`);
    }
  },
});

/**
 * The evidence as the ledger names it. Throws Failure `missing-input` when it is not there, `refused` when it lies
 * elsewhere.
 */
function placeOf(root: string, file: string): string {
  if (!isFile(file))
    throw new Failure('missing-input', `option --evidence: expected a file, but there is none at ${file}`);
  const relative = path.relative(realpathSync(root), realpathSync(file));
  if (relative.startsWith('..') || path.isAbsolute(relative))
    throw new Failure('refused', `option --evidence: ${file} lies outside of the repository; evidence is kept in it`);
  return path.relative(root, file).startsWith('..') ? relative : path.relative(root, file);
}

/** The files of the pack first, the ledger, which refers to them, last. */
function addRow(
  stageLog: string,
  row: LedgerRow,
  pack: AuditPack | undefined,
  step: Step,
  root: string,
  onWait: (holder: string) => void,
): Promise<boolean> {
  const target = existsSync(stageLog) ? realpathSync(stageLog) : stageLog;
  return withLock(
    target,
    async () => {
      // Looked for before the lock as well; of two calls at once the second one comes here.
      if (pack !== undefined && pack.files.size > 0 && existsSync(path.join(root, pack.file)))
        throw new Failure('busy', `another call has written ${pack.file} meanwhile; call again: it is kept`);
      const before = readLedger(target);
      const after = withRow(before, row);
      for (const [file, text] of pack?.files ?? []) step.write(path.join(root, file), text, { kind: 'hand' });
      if (after === undefined) step.readRows(target);
      else step.writeRows(target, before, after);
      await step.commit({ tag: row.decision_tag, verdict: row.result === 'pass' ? 'pass' : 'fail' });
      return after !== undefined;
    },
    { onWait },
  );
}
