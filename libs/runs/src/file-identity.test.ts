import { cpSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryRepository } from '@gatehouse/testkit';
import { describe, expect, onTestFinished, test } from 'vitest';
import { fileIdentity } from './file-identity';

const report = 'gate_results/production_gates_2031-05-04_090000/production_gates_report.json';
const run = 'audit/workstation_runs/2031-05-04_081500_production_gates_a';
const laidOut = () => temporaryRepository({ [report]: '{"a": 1}', [`${run}/command.sh`]: 'x\n', 'data/a.csv': 'x' });

describe('one name for one file', () => {
  const at = laidOut;
  test.each<[string, (root: string) => string]>([
    ['relative', () => report],
    ['with dots', () => `./gate_results/../${report}`],
    ['absolute', (root) => path.join(root, report)],
    ['with slashes that say nothing', (root) => `${root}//${report.replace('/', '//')}`],
    ['through a link to the repository', () => `again/${report}`],
    ['through a link to its folder', () => `latest/production_gates_report.json`],
    ['through a link to itself', () => `newest.json`],
    ['through another place of the whole', (root) => `${root}-link/${report}`],
    ['of where the repository lay before', () => `/gone/repo/${report}`],
    ['of where it lay in folders of such names', () => `/gone/audit/gate_results/repo/${report}`],
  ])('%s', (_, name) => {
    const { root, path: inRoot } = at();
    symlinkSync('.', inRoot('again'));
    symlinkSync(path.dirname(report), inRoot('latest'));
    symlinkSync(report, inRoot('newest.json'));
    symlinkSync(root, `${root}-link`);
    onTestFinished(() => rmSync(`${root}-link`));
    const identity = fileIdentity(root);
    expect(identity.of(name(root))).toBe(report);
    expect(identity.isSame(name(root), report)).toBe(true);
    expect(fileIdentity(`${root}-link`).of(name(root))).toBe(report);
  });

  test('of a file that is not there yet, or no more', () => {
    const { root } = at();
    const identity = fileIdentity(root);
    expect(identity.of('gate_results/new/x.json')).toBe('gate_results/new/x.json');
    expect(identity.of(`${root}/gate_results/new/x.json`)).toBe('gate_results/new/x.json');
    expect(identity.isSame('/a/gate_results/new/x.json', '/b/gate_results/new/x.json')).toBe(true);
  });

  test('folders of results that lie elsewhere, behind a link', () => {
    const { root } = at();
    const elsewhere = temporaryRepository().root;
    renameSync(path.join(root, 'gate_results'), path.join(elsewhere, 'results'));
    symlinkSync(path.join(elsewhere, 'results'), path.join(root, 'gate_results'));
    const identity = fileIdentity(root);
    expect(identity.isSame(report, path.join(elsewhere, 'results', report.slice('gate_results/'.length)))).toBe(true);
    expect(identity.isSame(report, `/gone/${report}`)).toBe(true);
  });
});

describe('a clone and its original', () => {
  const cloned = () => {
    const original = laidOut();
    const clone = temporaryRepository();
    cpSync(original.root, clone.root, { recursive: true });
    return { original, clone, identity: fileIdentity(clone.root) };
  };
  test('mean the same files while these are copies, also when the original is gone', () => {
    const { original, identity } = cloned();
    for (const file of [report, run, `${run}/command.sh`])
      expect(identity.of(path.join(original.root, file))).toBe(file);
    renameSync(original.root, `${original.root}-moved`);
    onTestFinished(() => rmSync(`${original.root}-moved`, { recursive: true }));
    for (const file of [report, run]) expect(identity.of(path.join(original.root, file))).toBe(file);
  });
  test('but not files that differ, or that only the original has', () => {
    const { original, identity } = cloned();
    writeFileSync(original.path(report), '{"a": 2}');
    expect(identity.isSame(original.path(report), report)).toBe(false);
    const other = 'gate_results/production_gates_2031-06-04_090000/production_gates_report.json';
    mkdirSync(path.dirname(original.path(other)));
    writeFileSync(original.path(other), '{}');
    expect(identity.of(original.path(other))).toBe(original.path(other));
  });
});

test.each([
  ['another run', report, report.replace('05-04', '05-05')],
  ['a name that ends alike', report, `x${report}`],
  ['a file outside', 'data/a.csv', '/elsewhere/data/a.csv'],
  ['a file of the same name elsewhere in the repository', report, `old/${report}`],
])('%s is another file', (_, a, b) => expect(fileIdentity(laidOut().root).isSame(a, b)).toBe(false));
