// check-task-board on boards of 10,000 and 100,000 tasks with their mirror, backlog and 100 plans, what one update of
// such a board costs, and check-telemetry-gates on 100 MB and 1 GB of JSON lines with three gates, against plain Python
// passes over the same documents.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pythonWith, seeded, writeLines } from './measure.mjs';

const plans = 100;
const statuses = ['Backlog', 'Ready', 'Blocked', 'Done - 2026-01-10'];
const gatesFile = 'docs/telemetry/automation_gates.json';
const metrics = 'Logs/Metrics/readings.ndjson';

const python = () => pythonWith(['csv']);
const withPeer = (programs, script, here) =>
  python() === undefined ? programs : { ...programs, Python: { words: [python(), path.join(here, 'peers', script)] } };

export const suites = [
  ...[10_000, 100_000].map((tasks) => ({
    name: `queue-board-${tasks}`,
    title: `a board of ${tasks.toLocaleString('en')} tasks with mirror, backlog and ${plans} plans`,
    rounds: 5,
    needs: ['python3 csv'],
    programs({ scratch, bin, here }) {
      writeBoard(scratch, tasks);
      const programs = {
        'check-task-board': { words: [bin('check-task-board'), '--quiet'] },
        'update-task-board --dry-run': {
          words: [bin('update-task-board'), '--updates', 'updates.json', '--dry-run', '--quiet'],
        },
      };
      return withPeer(programs, 'work_queue_board.py', here);
    },
    compare: [{ ours: 'check-task-board', theirs: ['Python'] }],
    goals: tasks < 100_000 ? {} : { 'check-task-board': { ms: 5_000, mb: 600 } },
    growth: [{ program: 'check-task-board', series: 'check-task-board, against tasks', size: tasks }],
  })),
  ...[100, 1_000].map((megabytes) => ({
    name: `queue-telemetry-${megabytes}`,
    title: `${megabytes.toLocaleString('en')} MB of JSON lines, three gates`,
    rounds: megabytes > 100 ? 3 : 5,
    needs: ['python3 csv'],
    programs({ scratch, bin, here }) {
      writeTelemetry(scratch, megabytes);
      const programs = { 'check-telemetry-gates': { words: [bin('check-telemetry-gates'), '--all', '--quiet'] } };
      return withPeer(programs, 'work_queue_telemetry.py', here);
    },
    compare: [{ ours: 'check-telemetry-gates', theirs: ['Python'], target: 1 }],
    goals: megabytes < 1_000 ? {} : { 'check-telemetry-gates': { ms: 15_000, mb: 256 } },
    growth: [{ program: 'check-telemetry-gates', series: 'check-telemetry-gates, against MB', size: megabytes }],
  })),
];

function writeBoard(root, tasks) {
  const random = seeded(7);
  const all = Array.from({ length: tasks }, (_, at) => ({
    id: `ST-${String.fromCharCode(65 + (at % 26))}-${String(at + 1).padStart(6, '0')}`,
    title: `Measure gauge ${at} again, then compare`,
    status: statuses[Math.floor(random() * statuses.length)],
    plan: `docs/plans/Plan${at % plans}_Work.md`,
    name: `Plan ${at % plans}`,
    notes: 'blocked by the weather<br>figures of gauge 7 are due',
  }));
  for (const folder of ['docs/taskboard', 'docs/plans', 'docs/telemetry'])
    mkdirSync(path.join(root, folder), { recursive: true });
  const lines = (file, header, rows, line) =>
    writeLines(path.join(root, file), header, rows.length, (at) => line(rows[at]));
  const table = (file, title, columns, rows, cells) =>
    lines(
      file,
      `# ${title}\n\n| ${columns.join(' | ')} |\n|${'---|'.repeat(columns.length)}`,
      rows,
      (row) => `| ${cells(row).join(' | ')} |`,
    );
  lines('docs/taskboard/TaskBoard.csv', 'ID,Title,Column,OwnerRole,Deliverable,PlanLink,Notes', all, (task) =>
    [task.id, `"${task.title}"`, task.status, 'Ingest', 'figures', task.plan, task.notes].join(','),
  );
  table(
    'docs/StateTrace_TaskBoard.md',
    'Board',
    ['ID', 'Title', 'Column', 'Owner/Role', 'Deliverable', 'Links'],
    all,
    (task) => [task.id, task.title, task.status, 'Ingest', 'figures', task.plan],
  );
  const open = all.filter(({ status }) => !status.startsWith('Done'));
  const wanted = ['ID', 'Plan', 'Title', 'Preconditions', 'Definition of done', 'Notes'];
  table('docs/CODEX_BACKLOG.md', 'Backlog', wanted, open, ({ id, name, title }) => [
    id,
    name,
    title,
    'none',
    'figures',
    '',
  ]);
  for (let at = 0; at < plans; at += 1) {
    const own = all.filter((_, index) => index % plans === at);
    table(
      own[0].plan,
      own[0].name,
      ['ID', 'Title', 'Owner', 'Status', 'Notes'],
      own,
      ({ id, title, status, notes }) => [id, title, 'Ingest', status, notes],
    );
  }
  table('docs/plans/PlanIndex.md', 'Plans', ['Plan', 'Plan file'], all.slice(0, plans), ({ name, plan }) => [
    name,
    `\`${plan}\``,
  ]);
  const ready = all.find(({ status }) => status === 'Ready');
  const update = { task: ready.id, status: 'in_progress' };
  writeFileSync(path.join(root, 'updates.json'), JSON.stringify({ schema: 'task-updates/v1', updates: [update] }));
}

function writeTelemetry(root, megabytes) {
  const random = seeded(8);
  for (const folder of ['Logs/Metrics', path.dirname(gatesFile)])
    mkdirSync(path.join(root, folder), { recursive: true });
  const start = Date.UTC(2026, 0, 1);
  const pad = 'x'.repeat(300);
  const line = (at) =>
    JSON.stringify({
      event: at % 10 === 0 ? 'heartbeat' : 'reading',
      at: new Date(start + at * 10).toISOString(),
      ms: Math.round(random() * 100_000) / 1000,
      rows: 1 + (at % 7),
      gauge: { id: at % 40, site: 'harbour' },
      note: pad,
    });
  writeLines(path.join(root, metrics), undefined, Math.round((megabytes * 1e6) / (line(0).length + 1)), line);
  const source = { glob: metrics, format: 'ndjson' };
  const gate = { plan: 'docs/plans/PlanA.md', source, where: { event: 'reading' } };
  const gates = [
    { ...gate, id: 'DELAY', metric: 'delay', value: { aggregate: 'p95', field: 'ms' }, op: '<=', threshold: 1000 },
    { ...gate, id: 'ROWS', metric: 'rows', value: { aggregate: 'mean', field: 'rows' }, op: '>=', threshold: 1 },
    { ...gate, id: 'COUNT', metric: 'readings', value: { aggregate: 'count' }, op: '>=', threshold: 1000 },
  ];
  writeFileSync(path.join(root, gatesFile), JSON.stringify({ schema: 'telemetry-gates/v1', gates }));
}
