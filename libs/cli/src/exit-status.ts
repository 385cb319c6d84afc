import type { FailureId } from '@gatehouse/contracts';

/** Exit status of each way in which a tool can fail to do its job (contract 0.2). */
export const exitStatus: Readonly<Record<FailureId, number>> = {
  usage: 1,
  'missing-input': 1,
  'damaged-input': 1,
  refused: 1,
  io: 1,
  busy: 75,
  unreachable: 75,
  timeout: 124,
};
