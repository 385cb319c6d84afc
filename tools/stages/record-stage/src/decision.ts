/** What the repository says of the decision: its note, its run (contract 45.2). */
import path from 'node:path';
import { Failure } from '@gatehouse/contracts';
import { readText } from '@gatehouse/files';
import { isFilled, readMarkdown, readStagePolicy, type MarkdownRecord } from '@gatehouse/records';
import { isSameTag, runsFolder, runsNaming, type Run } from '@gatehouse/runs';
import { findGlob } from '@gatehouse/system';

export interface Note {
  /** Relative to the repository. */
  file: string;
  record: MarkdownRecord;
  owner: string | undefined;
}

/** The decision note of exactly this tag; undefined when there is none. Throws Failure `refused` for more than one. */
export function noteOf(root: string, tag: string): Note | undefined {
  const { decision_notes: notes } = readStagePolicy(root).policy;
  const found = notes.files
    .flatMap((glob) => findGlob(root, glob))
    .flatMap(({ path: file }): Note[] => {
      const record = readMarkdown(readText(path.join(root, file)));
      if (!isSameTag(record.fields.get(notes.tag_field) ?? '', tag)) return [];
      const owner = record.fields.get(notes.owner_field);
      return [{ file, record, owner: isFilled(owner) ? owner : undefined }];
    });
  if (found.length > 1)
    throw new Failure('refused', `${found.map(({ file }) => file).join(' and ')} are both decision notes of ${tag}`);
  return found[0];
}

/** The newest run that states the tag. */
export function runOf(root: string, tag: string): Run | undefined {
  return runsNaming(root, tag)[0];
}

/** Where a run's command is recorded, relative to the repository. */
export function commandOf(run: Run): string {
  return path.posix.join(runsFolder, run.name, 'command.sh');
}

/** The first line of the question a note asks. */
export function questionOf({ record }: Note): string | undefined {
  const line = record
    .section('Question')
    ?.split('\n')
    .map((text) => text.trim())
    .find((text) => text !== '');
  return line;
}
