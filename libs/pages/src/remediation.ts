/** What the audit found, and what is to be done about it: the same on the page of a decision and of a run. */
import type { PageRemediation } from '@gatehouse/contracts';
import { html, type Piece } from './html';
import { table } from './table';

/** Undefined when nothing was found. */
export function findingsList(failures: readonly string[]): Piece {
  if (failures.length === 0) return undefined;
  return html`<ul>
    ${failures.map((failure) => html`<li>${failure}</li>`)}
  </ul>`;
}

/** Undefined when nothing is to be done. */
export function remediationTable(
  remediation: readonly Pick<PageRemediation, 'failure' | 'severity' | 'action'>[],
): Piece {
  if (remediation.length === 0) return undefined;
  return table(
    'Remediation plan',
    [{ name: 'finding' }, { name: 'severity' }, { name: 'action' }],
    remediation.map(({ failure, severity, action }) => [failure, severity, action]),
  );
}
