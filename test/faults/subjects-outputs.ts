/** Ways of writing that only an option, or nobody's run, asks for. */
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runTool } from '@gatehouse/testkit';
import { once, runSubjects, trailSubjects, type Subject } from './subjects';
import { logged } from './subjects-evidence';
import { gateSubjects } from './subjects-gates';

function succeed(root: string, tool: string, words: readonly string[]): void {
  const run = runTool(tool, words, { cwd: root });
  if (run.status !== 0) throw new Error(`${tool} ended in ${run.status}: ${run.stderr}`);
}

const rowOf = (tool: string, of: readonly Subject[]): Subject => {
  const found = of.find((subject) => subject.tool === tool);
  if (found === undefined) throw new Error(`no row of ${tool}`);
  return found;
};
const [compared, computed] = [rowOf('compare-trials', gateSubjects), rowOf('production-gates', gateSubjects)];
const [finalize, register, review, gate, stage] = [
  rowOf('finalize-gate-run', trailSubjects),
  rowOf('update-registry', trailSubjects),
  rowOf('generate-run-review', trailSubjects),
  rowOf('data-quality-gate', runSubjects),
  rowOf('check-stage', trailSubjects),
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
  ...[stage, compared, computed].map((row) => ({
    ...row,
    variant: '--out-html',
    words: [...row.words, '--out-html', 'page.html'],
    varying: new RegExp(['page\\.html$', ...(row.varying ? [row.varying.source] : [])].join('|')),
  })),
  {
    tool: 'install-into',
    status: 0,
    words: ['--prefix', '../installed'],
    layOut: withHome,
  },
];
