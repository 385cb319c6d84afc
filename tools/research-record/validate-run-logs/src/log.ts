import type { RunLogPolicy } from '@gatehouse/contracts';
import type { MetaReading } from '@gatehouse/records';

/** A run log as it lies in the work tree. */
export interface RunLog {
  /** Of its directory. */
  name: string;
  /** Path from the repository. */
  folder: string;
  /** Text of each of the policy's files that is there. */
  texts: ReadonlyMap<string, string>;
  /** Undefined when the file is not there. */
  meta: MetaReading | undefined;
}

/** The path that findings about META.json begin with. */
export function metaPath(log: RunLog, policy: RunLogPolicy): string {
  return `${log.folder}/${policy.meta_file}`;
}

/** The ticket in the directory's name; undefined when the name is not of the policy's pattern. */
export function ticketOfName(name: string, policy: RunLogPolicy): string | undefined {
  return new RegExp(policy.run_name_pattern).exec(name)?.[1];
}
