/** What a document about a decision must agree with: its note, its runs and checks, the policy (contract 44.4). */
import path from 'node:path';
import { Failure, result, stageCheck } from '@gatehouse/contracts';
import { inspectDocument, readText } from '@gatehouse/files';
import { readMarkdown, readStagePolicy, type MarkdownRecord, type StagePolicyInForce } from '@gatehouse/records';
import {
  compareNewest,
  isBeforeAnyVerdict,
  isSameTag,
  momentOfFile,
  runsFolder,
  runsNaming,
  tagsStatedIn,
} from '@gatehouse/runs';
import { findGlob } from '@gatehouse/system';

export interface DecisionNote {
  /** Relative to the repository. */
  file: string;
  owner: string | undefined;
  record: MarkdownRecord;
}

export class DecisionRecords {
  readonly policy: StagePolicyInForce;

  /** Throws Failure `damaged-input` for a policy that cannot be read. */
  constructor(readonly root: string) {
    this.policy = readStagePolicy(root);
  }

  /** The notes of exactly this tag. */
  notesOf(tag: string): DecisionNote[] {
    const { files, tag_field: tagField, owner_field: ownerField } = this.policy.policy.decision_notes;
    return files
      .flatMap((glob) => findGlob(this.root, glob))
      .flatMap(({ path: file }) => {
        const record = this.#markdownAt(file);
        if (record === undefined || !isSameTag(record.fields.get(tagField) ?? '', tag)) return [];
        return [{ file, owner: record.fields.get(ownerField), record }];
      });
  }

  /** Does a run or a note know this tag? */
  isKnown(tag: string): boolean {
    return runsNaming(this.root, tag).length > 0 || this.notesOf(tag).length > 0;
  }

  /** What failed for this tag: stages by their newest check, and runs that did not succeed. */
  failuresOf(tag: string): string[] {
    const failed: string[] = [];
    const checks = findGlob(this.root, 'audit/stage_checks/*/stage_check.json')
      .flatMap(({ path: file }) => {
        const reading = inspectDocument(stageCheck, path.join(this.root, file));
        if (reading.state === 'damaged' && this.#statesTag(file, tag)) failed.push(`${file}, which cannot be read`);
        if (reading.state !== 'read' || !isSameTag(reading.value.decision_tag, tag)) return [];
        const text = path.basename(path.dirname(file));
        return [{ text, moment: momentOfFile(this.root, file), check: reading.value }];
      })
      .sort(compareNewest);
    const newest = checks.filter(
      ({ check }, index) => checks.findIndex((other) => other.check.stage === check.stage) === index,
    );
    failed.push(...newest.filter(({ check }) => !check.overall_pass).map(({ check }) => `${check.stage} of '${tag}'`));
    for (const run of runsNaming(this.root, tag)) {
      const reading = inspectDocument(result, path.join(run.directory, 'result.json'));
      const ended = reading.state === 'read' ? reading.value : {};
      if (isBeforeAnyVerdict(ended)) continue;
      const { outcome, exit_code: status } = ended;
      if (status !== 0 || (outcome ?? 'succeeded') !== 'succeeded') failed.push(path.posix.join(runsFolder, run.name));
    }
    return failed;
  }

  /** Requirement of a stage → may it be waived? */
  waivable(stage: string): ReadonlyMap<string, boolean> {
    const rules = this.policy.policy.stages.find((one) => one.stage === stage)?.requirements ?? [];
    return new Map(rules.map(({ id, waivable }) => [id, waivable ?? true]));
  }

  /** Damage takes no failure away: a check that cannot be read is of the tag its text states. */
  #statesTag(file: string, tag: string): boolean {
    try {
      return tagsStatedIn(readText(path.join(this.root, file))).some((stated) => isSameTag(stated, tag));
    } catch (error) {
      if (error instanceof Failure) return false;
      throw error;
    }
  }

  #markdownAt(file: string): MarkdownRecord | undefined {
    try {
      return readMarkdown(readText(path.join(this.root, file)));
    } catch (error) {
      if (error instanceof Failure) return undefined;
      throw error;
    }
  }
}
