/** The files and the policy that a call names. */
import { candidateQueuePolicy, Failure } from '@gatehouse/contracts';
import { isSameFile, readDocument } from '@gatehouse/files';
import { policyGivenBy, queuePolicyFile, type GivenPolicy } from '@gatehouse/records';

const files = ['registry-csv', 'out-csv', 'out-md'] as const;

/**
 * The absolute paths of registry and queue; each must be a file of its own, or the queue would replace the registry.
 * Throws Failure `usage`.
 */
export function distinctPaths(
  options: Readonly<Record<(typeof files)[number], string>>,
  path: (given: string) => string,
): [string, string, string] {
  const paths = files.map((name) => {
    if (options[name] === '') throw new Failure('usage', `option --${name}: expected a path, got an empty word`);
    return path(options[name]);
  });
  paths.forEach((file, index) => {
    const other = files[paths.findIndex((earlier) => isSameFile(earlier, file))];
    if (other !== files[index])
      throw new Failure(
        'usage',
        `options --${other} and --${files[index]} both name ${file}; give each a file of its own`,
      );
  });
  return paths as [string, string, string];
}

/** An absent default policy gives nothing, another one is warned of. Throws Failure `damaged-input`, `io`. */
export function readPolicy(
  given: string,
  path: (given: string) => string,
  warn: (message: string) => void,
): GivenPolicy {
  if (given === '') return {};
  const file = path(given);
  try {
    const document = readDocument(candidateQueuePolicy, file);
    if (!Number.isFinite(document.min_score ?? 0))
      throw new Failure('damaged-input', `${file}: /min_score is ${document.min_score}, expected a finite number`);
    return policyGivenBy(document);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (error.id !== 'missing-input')
      throw new Failure(error.id, `policy ${error.message}; repair it, or give --policy-json '' to do without`, {
        cause: error,
      });
    if (given !== queuePolicyFile) warn(`policy not found, so the defaults hold: ${file}`);
    return {};
  }
}
