/** The tools of the research record that write a verdict: each replaces an older one, in a folder that is named. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { filesOf, runId, soundRun } from '../../tools/research-record/diagnose-artifact-integrity/fixtures/run';
import type { Subject } from './subjects';

const folder = `artifacts/momentum/${runId}`;

function layOut(root: string, name: string, files: Record<string, string | object>): void {
  const old = { [`checks/${name}.json`]: '{"schema": "old"}\n', [`checks/${name}.md`]: '# old\n' };
  for (const [file, content] of Object.entries({ ...files, ...old })) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), typeof content === 'string' ? content : `${JSON.stringify(content)}\n`);
  }
}

const days = Array.from({ length: 40 }, (_, at) => new Date(Date.UTC(2020, 0, 1 + at)).toISOString().slice(0, 10));
const table = (header: string): string =>
  [header, ...days.map((day) => `${day},0.0`)].map((line) => `${line}\n`).join('');

export const checkSubjects: Subject[] = [
  {
    tool: 'diagnose-artifact-integrity',
    words: ['--artifact-dir', folder, '--out-dir', 'checks'],
    status: 0,
    layOut: (root) => layOut(root, 'artifact_integrity', filesOf(soundRun(), folder)),
  },
  {
    tool: 'check-holdout',
    words: ['--artifact-dir', folder, '--out-dir', 'checks'],
    status: 2,
    layOut(root) {
      const walkforward = {
        holdout_start: '2025-07-01',
        holdout_end: '2025-07-10',
        selection_window_end: '2025-06-30',
      };
      layOut(root, 'holdout_check', {
        [`${folder}/manifest.json`]: { run_id: runId, config_path: 'configs/m.yaml', walkforward },
        'configs/m.yaml': 'holdout: {start: 2025-07-01, end: 2025-07-10}\n',
      });
      const git = (...words: string[]): unknown =>
        execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.invalid', ...words], {
          cwd: root,
          stdio: 'ignore',
        });
      git('init', '--template=');
      git('add', 'configs');
      git('commit', '-m', 'start');
    },
  },
  {
    tool: 'check-alignment',
    words: ['r.csv', 'f.csv', '--out-dir', 'checks'],
    status: 0,
    layOut: (root) =>
      layOut(root, 'alignment_check', { 'r.csv': table('date,returns'), 'f.csv': table('date,Mkt_RF') }),
  },
  {
    tool: 'check-inference',
    words: ['--spa', 'spa.json', '--out-dir', 'checks'],
    status: 2,
    layOut: (root) => layOut(root, 'inference_check', { 'spa.json': { status: 'error', spa_error: 'it broke' } }),
  },
];
