/** What an evidence log proves against whom, in plain words (contract 22): the column that applies is told. */
import type { PageEvidence } from '@gatehouse/contracts';
import { html, type Markup } from './html';
import { table } from './table';

const rows = [
  [
    'Somebody edits, deletes, adds or swaps files and leaves the log alone',
    'mostly unseen',
    'seen: every byte in a guarded place, every ledger row, every removed run',
    'seen',
  ],
  [
    'The owner edits files and recomputes the log',
    'unseen',
    'unseen, unless the key of somebody else signed a checkpoint and the verifier asks for it',
    'seen for everything before the checkpoint; what came after it is as the owner says',
  ],
  [
    'Root, also while a run goes on',
    'unseen',
    'unseen',
    'what was before the checkpoint is seen; false data, a false clock or a patched workflow is recorded faithfully and is false',
  ],
] as const;

export function evidenceTable({ state }: PageEvidence): Markup {
  return html`${table(
    'Who could have changed what',
    [
      { name: 'who' },
      { name: 'without a log' },
      { name: 'with the log' },
      { name: 'with a checkpoint kept elsewhere' },
    ],
    rows.map((row) => [...row]),
  )}
    <p class="note">
      ${state === 'no_log' ? 'Here the first column applies: no log is kept.' : 'Here the second column applies; the third for who compares a checkpoint that was kept elsewhere.'}
      Never proven: that a figure is right, that the workflow did what its report says, that data were true, that every
      run was started by official-run, the time.
    </p>`;
}
