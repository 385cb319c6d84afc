/** What can be known before the run directory is created is refused there, so that it costs no tag (contract 3.16). */
import { Failure, formatDocument, runCheck } from '@gatehouse/contracts';
import { gitHead } from '@gatehouse/system';
import type { Outcome } from '@gatehouse/cli';
import { exitStatusOf, type ChildExit } from './child-process';
import { differenceProblem } from './freeze';
import type { Interruption } from './interruption';
import { refuseTaken } from './record';
import type { RunRequest } from './request';
import { gateQuestions, sibling, step, verifyFreeze, type RunContext } from './run';

/**
 * Throws Failure `refused` when the data are not there or lack a column, or when the freeze does not hold; what
 * `interruption` gives when a signal comes first.
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

/**
 * The rest of what a run needs to start: a free tag, no run beside it, a machine that is enough where it runs here.
 * Nothing is written.
 */
export async function couldStart(
  request: RunRequest,
  context: RunContext,
  interruption: Interruption,
  allowConcurrent: boolean,
  isHere = true,
): Promise<Outcome> {
  refuseTaken(context.root, request, allowConcurrent);
  const demands = request.requireClean ? ['--require-clean'] : [];
  const words = [...sibling('workstation-preflight'), '--quiet', ...demands];
  const { ending, said } = isHere
    ? await asked(words, context, interruption)
    : { ending: { code: 0, signal: null }, said: '' };
  const status = exitStatusOf(ending);
  const reasons = status === 0 ? [] : said.split('\n').map((line) => line.replace(/^workstation-preflight: /, ''));
  const { workflow, tag } = request;
  const document = { schema: 'run-check/v1' as const, workflow, decision_tag: tag, could_start: status === 0, reasons };
  return {
    status,
    lines: status === 0 ? [`[dry-run] ${workflow} could start as ${tag}`] : [],
    document: JSON.parse(formatDocument(runCheck, document)) as unknown,
    problems: reasons,
  };
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
