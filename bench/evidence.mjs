// verify-evidence on trails of 100, 1,000 and 10,000 runs as the example makes them (24 files and about 94 KB each, 8
// entries a decision), with --since the last ten runs among 1,000, and the entry that one step adds to a long log.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { seeded } from './measure.mjs';

const log = '6c1f0a52e9d34b7f8a10c2d3e4f50617';
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const sizes = [100, 1_000, 10_000];

export const suites = [
  ...sizes.map((runs) => ({
    name: `evidence-${runs}`,
    title: `evidence log of ${runs.toLocaleString('en')} runs, ${(runs * 24).toLocaleString('en')} files`,
    rounds: runs > 1_000 ? 3 : 7,
    needs: [],
    programs({ scratch, bin }) {
      const since = layOut(scratch, runs);
      return {
        'verify-evidence': { words: [bin('verify-evidence'), '--quiet'] },
        'verify-evidence --since': { words: [bin('verify-evidence'), '--quiet', '--since', since] },
        'a step with its entry': { words: [bin('remediation-plan'), '--audit-json', 'audit.json', '--quiet'] },
        'the step alone': {
          words: [bin('remediation-plan'), '--audit-json', 'audit.json', '--quiet', '--root', 'plain'],
        },
      };
    },
    compare: [{ ours: 'a step with its entry', theirs: ['the step alone'], over: 25 }],
    goals: {
      'verify-evidence': { 1_000: { ms: 1_000 }, 10_000: { mb: 300 } }[runs],
      'verify-evidence --since': { 1_000: { ms: 500 } }[runs],
    },
    growth: [{ program: 'verify-evidence', series: 'verify-evidence, against runs', size: runs }],
  })),
];

/** A trail with its log; gives the checkpoint before the last ten runs. */
export function layOut(root, runs) {
  const random = seeded(7);
  const write = (file, content) => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), content);
  };
  const chain = new Chain(root);
  const audit = JSON.stringify({
    checks: {},
    details: { decision_tag: 'bench' },
    overall_pass: false,
    failures: ['x'],
  });
  for (const folder of ['', 'plain/']) write(`${folder}audit.json`, audit);
  write('configs/research/evidence.json', JSON.stringify({ schema: 'evidence-policy/v1', log, name: 'bench' }));
  chain.add('opened', null, [], []);
  let checkpoint = '';
  for (let run = 0; run < runs; run += 1) {
    if (run === Math.max(1, runs - 10)) checkpoint = chain.checkpoint();
    const stamp = `${new Date(Date.UTC(2020, 0, 1) + run * 3_600_000).toISOString().slice(0, 10)}_${String(100_000 + (run % 800_000)).slice(-6)}`;
    const subject = `audit/workstation_runs/${stamp}_production_gates_bench${run}`;
    const results = `gate_results/production_gates_${stamp}_${run}`;
    const files = [];
    for (let at = 0; at < 24; at += 1) {
      const file = at < 16 ? `${subject}/document_${at}.json` : `${results}/table_${at}.csv`;
      const content = `${String(random()).repeat(215)}\n`.slice(0, 3_920 + at);
      write(file, content);
      files.push({ path: file, bytes: content.length, sha256: sha256(content), kind: 'fixed' });
    }
    chain.add('run_started', subject, [], []);
    chain.add('run_finished', subject, [], files);
    for (const event of ['finalized', 'audited', 'remediated', 'reviewed', 'registered', 'queued'])
      chain.add(event, subject, files.slice(0, 3), []);
  }
  chain.end();
  write('since.checkpoint', checkpoint);
  return 'since.checkpoint';
}

class Chain {
  constructor(root) {
    this.root = root;
    this.lines = [];
    this.prev = '0'.repeat(64);
    this.tops = [];
    this.size = 0;
  }

  add(event, subject, inputs, files) {
    const entry = {
      schema: 'evidence-entry/v1',
      log,
      index: this.size,
      prev: this.prev,
      at: new Date(Date.UTC(2020, 0, 1) + this.size * 60_000).toISOString(),
      event,
      tool: 'bench',
      version: '0.1.0',
      by: { user: 'bench', host: 'bench', pid: 1 },
      decision_tag: subject === null ? null : subject.slice(subject.lastIndexOf('_') + 1),
      subject,
      verdict: event === 'run_finished' ? 'succeeded' : null,
      git_commit: null,
      witnessed: true,
      note: event === 'run_finished' ? 'verify' : null,
      inputs,
      files,
      views: [],
      removed: [],
    };
    const line = JSON.stringify(entry);
    this.prev = sha256(line);
    this.lines.push(line);
    let top = createHash('sha256')
      .update(Buffer.from([0]))
      .update(line)
      .digest();
    for (let n = this.size; n % 2 === 1; n = (n - 1) / 2)
      top = createHash('sha256')
        .update(Buffer.from([1]))
        .update(this.tops.pop())
        .update(top)
        .digest();
    this.tops.push(top);
    this.size += 1;
    if (this.lines.length === 1_000) this.end();
  }

  end() {
    if (this.lines.length === 0) return;
    const first = Math.floor((this.size - 1) / 1_000) * 1_000;
    const folder = path.join(this.root, 'audit/evidence_log/entries');
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      path.join(folder, `${String(first).padStart(9, '0')}.jsonl`),
      this.lines.map((line) => `${line}\n`).join(''),
    );
    this.lines = [];
  }

  checkpoint() {
    const [last, ...others] = [...this.tops].reverse();
    const root = others.reduce(
      (right, left) =>
        createHash('sha256')
          .update(Buffer.from([1]))
          .update(left)
          .update(right)
          .digest(),
      last,
    );
    return `gatehouse-evidence/bench/${log}\n${this.size}\n${root.toString('base64')}\nhead ${this.prev}\n`;
  }
}
