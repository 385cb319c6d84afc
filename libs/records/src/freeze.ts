import type { Freeze } from '@gatehouse/contracts';

/**
 * Did freeze-config make this freeze? One of its marks is enough: ours, from which others were taken, is damaged, and
 * is not to be believed as that of a runner of whose freezes only the commit can be checked (contract 13.6).
 */
export function isOwnFreeze(frozen: Freeze): boolean {
  const { schema, configuration, files } = frozen as { schema?: unknown; configuration?: unknown; files?: unknown };
  return (
    schema === 'freeze/v1' || frozen.runner === 'freeze-config' || (configuration !== undefined && files !== undefined)
  );
}
