// A run among many, the first screen of list-runs among many, and a run with a long log: what monitor-gate-run and
// list-runs add for them.
import { closeSync, ftruncateSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';

const sizes = [50, 500, 5_000, 50_000];
const look = (bin, root, tag, status) => ({
  words: [bin('monitor-gate-run'), '--root', root, '--tag', tag, '--once', '--quiet'],
  ...(status === undefined ? {} : { status }),
});
const stampAt = (i) =>
  new Date(Date.UTC(2020, 0, 1) + i * 600_000).toISOString().slice(0, 19).replace('T', '_').replaceAll(':', '');

const among = sizes.map((count) => ({
  name: `runs-${count}`,
  title: `finding a run by its tag among ${count.toLocaleString('en')} run directories`,
  rounds: 7,
  needs: [],
  programs({ scratch, bin }) {
    const [many, few] = ['many', 'few'].map((name) => path.join(scratch, name));
    for (let i = 0; i < count; i += 1) makeRun(many, stampAt(i), `tag${i}`);
    makeRun(few, stampAt(0), 'tag0');
    return {
      'the only run': look(bin, few, 'tag0'),
      'the newest': look(bin, many, `tag${count - 1}`),
      'one in the middle': look(bin, many, `tag${count >> 1}`),
      'the oldest': look(bin, many, 'tag0'),
      'a tag that no run has': look(bin, many, 'absent', 1),
    };
  },
  compare:
    count < 50_000
      ? []
      : ['the newest', 'one in the middle', 'the oldest'].map((ours) => ({
          ours,
          theirs: ['the only run'],
          over: 150,
        })),
  growth: [
    { program: 'the newest', series: 'finding the newest run, against run directories', size: count },
    { program: 'the oldest', series: 'finding the oldest run, against run directories', size: count },
  ],
}));

const log = {
  name: 'log',
  title: 'monitor-gate-run --once of a run with a long log',
  rounds: 15,
  needs: [],
  programs({ scratch, bin }) {
    const roots = Object.entries({ '5 kB': 5e3, '5 GB': 5e9 }).map(([name, bytes]) => {
      const root = path.join(scratch, name.replace(' ', ''));
      const descriptor = openSync(path.join(makeRun(root, stampAt(0), 'long'), 'run.log'), 'w');
      ftruncateSync(descriptor, bytes - 2500); // a hole takes no room on the disk
      writeSync(descriptor, 'fold 1 of 7: ic 0.0123\n'.repeat(110), bytes - 2500);
      closeSync(descriptor);
      return [name, look(bin, root, 'long')];
    });
    return Object.fromEntries(roots);
  },
  compare: [{ ours: '5 GB', theirs: ['5 kB'], target: 1.1 }],
};

const listed = {
  name: 'list-runs',
  title: 'list-runs: the first screen of 50,000 runs',
  rounds: 7,
  needs: [],
  programs({ scratch, bin }) {
    const [many, none] = ['many', 'none'].map((name) => path.join(scratch, name));
    for (let i = 0; i < 50_000; i += 1) makeRun(many, stampAt(i), `tag${i}`);
    mkdirSync(none, { recursive: true });
    const list = (root, ...words) => ({ words: [bin('list-runs'), '--root', root, ...words] });
    return {
      'no run': list(none),
      'the first screen': list(many),
      'the first screen as JSON': list(many, '--json'),
      'those of one tag': list(many, '--tag', 'tag49999'),
    };
  },
  compare: ['the first screen', 'the first screen as JSON'].map((ours) => ({
    ours,
    theirs: ['no run'],
    over: 150,
  })),
};

export const suites = [log, listed, ...among];

function makeRun(root, stamp, tag) {
  const folder = path.join(root, 'audit/workstation_runs', `${stamp}_production_gates_${tag}`);
  mkdirSync(folder, { recursive: true });
  const context = {
    timestamp: stamp,
    hostname: 'w1',
    git_branch: 'main',
    git_commit: 'a'.repeat(40),
    workflow: 'production_gates',
    decision_tag: tag,
    owner: 'desk',
    notes: '',
    threads: 8,
    skip_data_quality_check: 0,
    data_quality_input_csv: 'data/x.csv',
    data_quality_report_json: '',
  };
  writeFileSync(path.join(folder, 'context.json'), `${JSON.stringify(context, null, 2)}\n`);
  writeFileSync(
    path.join(folder, 'result.json'),
    `${JSON.stringify({ workflow: 'production_gates', decision_tag: tag, exit_code: 0, audit_dir: '' })}\n`,
  );
  return folder;
}
