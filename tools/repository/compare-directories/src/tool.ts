import path from 'node:path';
import { defineTool } from '@gatehouse/cli';
import { comparison, formatDocument, type Comparison, type Difference } from '@gatehouse/contracts';
import { hashFile } from '@gatehouse/files';
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
  reads: ['both directories: .json by value, .csv by column, everything else by line'],
  writes: ['standard output; with --json: comparison.schema.json'],
  statuses: { '2': 'there are differences' },
  examples: [
    'compare-directories --expected configs --actual configs',
    'compare-directories --expected configs --actual docs --ignore strategies --json',
  ],
  async run({ options, path: at }) {
    const sides: Sides = { expectedRoot: at(options.expected), actualRoot: at(options.actual) };
    const expected = filesBelow(sides.expectedRoot, options.ignore);
    const actual = new Map(
      filesBelow(sides.actualRoot, options.ignore).map((name) => [normalize(name, sides.actualRoot), name]),
    );
    const found: Difference[][] = []; // of one place after the other: all of them may be more than one call takes as arguments
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
    const [outBefore, outNow] = [options['expected-stdout'], options['actual-stdout']].map((file) =>
      file === undefined ? '' : (textOf(at(file)) ?? ''),
    );
    found.push(compareOutput('stdout', outBefore as string, outNow as string, sides));
    for (const name of expected) {
      const other = actual.get(normalize(name, sides.expectedRoot));
      actual.delete(normalize(name, sides.expectedRoot));
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
  if (was !== undefined && is !== undefined) return compareFile(name, was, is, sides);
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
