/** What can be known before the run directory is created is refused there, so that it costs no tag (contract 3.16). */
import { Failure } from '@gatehouse/contracts';
import { gitHead } from '@gatehouse/system';
import { exitStatusOf, type ChildExit } from './child-process';
import { differenceProblem } from './freeze';
import type { Interruption } from './interruption';
import type { RunRequest } from './request';
import { gateQuestions, sibling, step, verifyFreeze, type RunContext } from './run';

/**
 * Throws Failure `refused` when the data are not there or lack a column, or when the freeze does not hold; what `interruption` gives when a
 * signal comes first.
 */
export async function checkBeforehand(
  request: RunRequest,
  context: RunContext,
  interruption: Interruption,
): Promise<void> {
  const { inputCsv, freezeFile, skipDataQuality } = request;
  if (inputCsv !== undefined && !skipDataQuality) {
    const words = [
      ...sibling('data-quality-gate'),
      '--columns-only',
      '--input-csv',
      inputCsv,
      ...gateQuestions(context),
    ];
    const { ending, said } = await asked(words, context, interruption);
    if (exitStatusOf(ending) !== 0)
      throw new Failure(
        'refused',
        said.replace(/^data-quality-gate: /, '') || `the header of ${inputCsv} cannot be read`,
      );
  }
  if (freezeFile === undefined) return;
  const found = await verifyFreeze(freezeFile, request, commitAt(context.root), context, interruption);
  interruption.abort.throwIfAborted();
  const details = `what freeze-config --verify ${freezeFile} prints`;
  const problem = found.problem ?? (found.verification && differenceProblem(found.verification, freezeFile, details));
  if (problem !== undefined) throw new Failure('refused', problem);
}

/** Undefined outside git and before the first commit. */
export function commitAt(root: string): string | undefined {
  const commit = gitHead(root)?.commit;
  return commit === 'unknown' ? undefined : commit;
}

async function asked(
  words: readonly string[],
  context: RunContext,
  interruption: Interruption,
): Promise<{ ending: ChildExit; said: string }> {
  const error: Uint8Array[] = [];
  const ending = await step(words, context, interruption, {
    stderr: 'pipe',
    onError: (bytes) => void error.push(bytes),
  });
  interruption.abort.throwIfAborted();
  return { ending, said: Buffer.concat(error).toString().trim() };
}
