import { existsSync } from 'node:fs';
import path from 'node:path';
import { defineTool } from '@gatehouse/cli';
import { comparison, Failure, formatDocument, type Comparison, type Difference } from '@gatehouse/contracts';
import { hashFile } from '@gatehouse/files';
import { gitHead } from '@gatehouse/system';
import { compareFile, compareOutput, normalize, type Sides } from './core';
import { filesBelow, textOf } from './tree';

export const tool = defineTool({
  name: 'compare-directories',
  purpose:
    'Compares what two programs left in two directories, field by field: everything expected must be there, more may be.',
  options: {
    expected: {
      type: 'path',
      describe: 'Directory in which the one program ran',
      required: true,
      value: 'DIR',
      added: true,
    },
    actual: { type: 'path', describe: 'Directory in which the other ran', required: true, value: 'DIR', added: true },
    'expected-stdout': {
      type: 'path',
      describe: 'File with the standard output of the one',
      value: 'FILE',
      added: true,
    },
    'actual-stdout': {
      type: 'path',
      describe: 'File with the standard output of the other',
      value: 'FILE',
      added: true,
    },
    'expected-status': { type: 'integer', describe: 'Exit status of the one', value: 'N', added: true },
    'actual-status': { type: 'integer', describe: 'Exit status of the other', value: 'N', added: true },
    ignore: { type: 'list', describe: 'File or folder that is not compared, relative', value: 'PATH', added: true },
  },
  reads: ['both directories: .json by value, .csv by column, other text by line, what is not text by its bytes'],
  writes: ['standard output; with --json: comparison.schema.json'],
  statuses: { '2': 'there are differences' },
  examples: [
    'compare-directories --expected configs --actual configs',
    'compare-directories --expected configs --actual docs --ignore strategies --json',
  ],
  async run({ options, path: at }) {
    const sides: Sides = {
      expectedRoot: at(options.expected),
      actualRoot: at(options.actual),
      expectedCommit: commitOf(at(options.expected)),
      actualCommit: commitOf(at(options.actual)),
    };
    const expected = filesBelow(sides.expectedRoot, options.ignore);
    if (expected.length === 0 && options['expected-stdout'] === undefined && options['expected-status'] === undefined)
      throw new Failure(
        'missing-input',
        `nothing to compare: ${sides.expectedRoot} holds no files; name another folder with --expected, or give --expected-stdout or --expected-status`,
      );
    const actual = new Map(
      filesBelow(sides.actualRoot, options.ignore).map((name) => [
        normalize(name, sides.actualRoot, sides.actualCommit),
        name,
      ]),
    );
    // of one place after the other: all of them may be more than one call takes as arguments
    const found: Difference[][] = [];
    if (options['expected-status'] !== options['actual-status']) {
      found.push([
        {
          where: 'status',
          place: 'status',
          expected: String(options['expected-status'] ?? 'absent'),
          actual: String(options['actual-status'] ?? 'absent'),
        },
      ]);
    }
    found.push(await compareOutputs(options['expected-stdout'], options['actual-stdout'], at, sides));
    for (const name of expected) {
      const comparable = normalize(name, sides.expectedRoot, sides.expectedCommit);
      const other = actual.get(comparable);
      actual.delete(comparable);
      found.push(
        other === undefined
          ? [{ where: name, place: 'file', expected: 'written', actual: 'absent' }]
          : await compareFiles(name, other, sides),
      );
    }
    const differences = found.flat();
    const document: Comparison = {
      schema: 'comparison/v1',
      expected: sides.expectedRoot,
      actual: sides.actualRoot,
      equal: differences.length === 0,
      compared_files: expected.length,
      differences,
      added_files: [...actual.values()],
    };
    formatDocument(comparison, document);
    return { status: document.equal ? 0 : 2, document, lines: report(document) };
  },
});

async function compareFiles(name: string, other: string, sides: Sides): Promise<Difference[]> {
  const [before, now] = [path.join(sides.expectedRoot, name), path.join(sides.actualRoot, other)];
  const [was, is] = [textOf(before), textOf(now)];
  return was !== undefined && is !== undefined ? compareFile(name, was, is, sides) : compareBytes(name, before, now);
}

async function compareOutputs(
  expected: string | undefined,
  actual: string | undefined,
  at: (given: string) => string,
  sides: Sides,
): Promise<Difference[]> {
  const [was, is] = [expected, actual].map((file) => (file === undefined ? '' : textOf(at(file))));
  if (was !== undefined && is !== undefined) return compareOutput('stdout', was, is, sides);
  if (expected === undefined) return [];
  return actual === undefined
    ? [{ where: 'stdout', place: 'content', expected: 'written', actual: 'absent' }]
    : compareBytes('stdout', at(expected), at(actual));
}

/**
 * The commit that a directory stands on, when it is the top of a work tree; a copy made for the comparison has one of
 * its own.
 */
function commitOf(root: string): string | undefined {
  if (!existsSync(path.join(root, '.git'))) return undefined;
  try {
    const commit = gitHead(root)?.commit;
    return commit === 'unknown' ? undefined : commit;
  } catch (error) {
    if (error instanceof Failure) return undefined; // without git's answer it is compared as any text
    throw error;
  }
}

/** Of what is not text. */
async function compareBytes(name: string, before: string, now: string): Promise<Difference[]> {
  const [a, b] = [await hashFile(before), await hashFile(now)];
  return a.sha256 === b.sha256
    ? []
    : [
        {
          where: name,
          place: 'content',
          expected: `${a.bytes} bytes, sha256 ${a.sha256}`,
          actual: `${b.bytes} bytes, sha256 ${b.sha256}`,
        },
      ];
}

function report({ differences, added_files, compared_files, equal }: Comparison): string[] {
  return [
    ...differences.flatMap(({ where, place, expected, actual }) => [
      `differs: ${where}: ${place}`,
      `  expected: ${expected}`,
      `  actual:   ${actual}`,
    ]),
    ...added_files.map((name) => `added: ${name}`),
    `${equal ? 'equal' : `${differences.length} differences`}: ${compared_files} files compared, ${added_files.length} added`,
  ];
}
