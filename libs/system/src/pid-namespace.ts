import { readlinkSync } from 'node:fs';

/**
 * In which processes have their numbers here; a container has one of its own. Undefined where the system does not tell.
 */
export function pidNamespace(): string | undefined {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return undefined;
  }
}
