/** Ways of writing that only an option, or nobody's run, asks for. */
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runTool } from '@gatehouse/testkit';
import { once, runSubjects, trailSubjects, type Subject } from './subjects';
import { logged } from './subjects-evidence';

function succeed(root: string, tool: string, words: readonly string[]): void {
  const run = runTool(tool, words, { cwd: root });
  if (run.status !== 0) throw new Error(`${tool} ended in ${run.status}: ${run.stderr}`);
}

const rowsOf = (tool: string, of: readonly Subject[]): Subject => {
  const found = of.find((subject) => subject.tool === tool);
  if (found === undefined) throw new Error(`no row of ${tool}`);
  return found;
};
const [finalize, register, review, gate] = [
  rowsOf('finalize-gate-run', trailSubjects),
  rowsOf('update-registry', trailSubjects),
  rowsOf('generate-run-review', trailSubjects),
  rowsOf('data-quality-gate', runSubjects),
];

/** A log that has the row of the ledger and the lines of the registry. */
const loggedRows = once((root) => {
  logged(finalize.layOut)(root);
  succeed(root, 'finalize-gate-run', finalize.words);
  succeed(root, 'update-registry', register.words);
});

/** The executables are at their place already, which is larger than these disks. */
const withHome = once((root) => {
  succeed(root, 'install-into', ['--prefix', '../installed']);
  rmSync(path.join(root, 'scripts'), { recursive: true });
  writeFileSync(path.join(root, 'README.md'), '# a repository\n');
});

export const outputSubjects: readonly Subject[] = [
  {
    tool: 'verify-evidence',
    variant: '--rebuild',
    status: 0,
    words: ['--rebuild', 'rebuilt'],
    layOut: loggedRows,
  },
  {
    tool: 'generate-run-review',
    variant: '--out-html',
    status: 0,
    words: [...review.words, '--out-html', 'review.html'],
    layOut: review.layOut,
    varying: /review\.html$/, // it has the moment of its making
  },
  {
    tool: 'update-registry',
    variant: '--leaderboard-html',
    status: 0,
    words: ['--leaderboard-html', 'leaderboard.html'],
    layOut: register.layOut,
    varying: /leaderboard\.html$/, // it has the sum of what states a moment
  },
  {
    tool: 'data-quality-gate',
    variant: '--out-html',
    status: 0,
    words: [...gate.words, '--out-html', 'quality.html'],
    layOut: gate.layOut,
    varying: /quality\.html$/, // as well
  },
  {
    tool: 'install-into',
    status: 0,
    words: ['--prefix', '../installed'],
    layOut: withHome,
  },
];
