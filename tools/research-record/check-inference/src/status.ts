/** What an inference says of itself (contract 27.2). */
import { textOf, type DocumentReading, type WrittenDocument } from '@gatehouse/backtests';
import type { InferenceCheck } from '@gatehouse/contracts';

export type InferenceStatus = InferenceCheck['status'];

/** The document of the inference, under the name that findings give it. */
export interface Spa {
  name: string;
  reading: DocumentReading;
}

export interface StatedInference {
  status: InferenceStatus;
  /** Null when the status is ok. */
  reason: string | null;
}

const words = ['ok', 'degenerate', 'error'] as const;

/**
 * `spa_status`, else `status`. Whatever is not exactly one of the known words is unknown; what cannot be read is
 * missing.
 */
export function statedInference({ name, reading }: Spa): StatedInference {
  if (reading.state === 'absent') return { status: 'missing', reason: `${name}: not there` };
  if (reading.state === 'damaged') return { status: 'missing', reason: reading.fault };
  const { document } = reading;
  const { fields } = document;
  const [own, general] = [fields['spa_status'] ?? undefined, fields['status'] ?? undefined];
  const key = own === undefined ? 'status' : 'spa_status';
  const stated = own ?? general;
  if (own !== undefined && general !== undefined && own !== general)
    return {
      status: 'unknown',
      reason: `status ${document.shown(fields, 'status')} and spa_status ${document.shown(fields, 'spa_status')} differ`,
    };
  if (stated === undefined) return { status: 'unknown', reason: `${name} records no status` };
  const status = words.find((word) => word === stated);
  if (status === undefined)
    return { status: 'unknown', reason: `status ${document.shown(fields, key)} is none of ${words.join(', ')}` };
  return { status, reason: status === 'ok' ? null : reasonOf(status, document) };
}

function reasonOf(status: 'degenerate' | 'error', { fields }: WrittenDocument): string {
  if (status === 'error') return textOf(fields['spa_error']) ?? 'no spa_error is recorded';
  return textOf(fields['reason']) ?? textOf(fields['spa_skip_reason']) ?? 'no reason is recorded';
}
