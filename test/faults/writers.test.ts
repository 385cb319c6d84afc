/** Whatever writes is struck: a tool, and each way of writing that an option of it asks for. */
import { allTools } from '@gatehouse/testkit';
import { expect, test } from 'vitest';
import { allSubjects } from './all-subjects';

const tools = await allTools();
const onStandardOutput = /^(nothing|standard output)\b|^of status:|^--(json|print-settings)\b/;
const places = (writes: readonly string[]): string[] => writes.filter((line) => !onStandardOutput.test(line));

/** Why no row has it. */
const elsewhere: Record<string, string> = {
  'drill-evidence': 'a copy outside the repository, which need not be durable: beside.test.ts',
  'drill-evidence --keep': 'as well',
  'bundle-evidence --verify': 'names what is read',
  'freeze-config --verify': 'names what is read',
};

test('every tool that writes is struck by faults', () => {
  const writing = tools.filter(({ writes }) => places(writes).length > 0).map(({ name }) => name);
  expect(writing.length).toBeGreaterThan(40);
  const struck = new Set(allSubjects.map(({ tool }) => tool));
  expect(writing.filter((name) => !struck.has(name) && !(name in elsewhere))).toEqual([]);
});

test('so is every option that names one more file', () => {
  const asked = tools.flatMap(({ name, writes, options }) =>
    Object.entries(options)
      .filter(
        ([option, { type, ...spec }]) =>
          type === 'path' &&
          !('default' in spec) &&
          places(writes).some((line) => new RegExp(`--${option}\\b`).test(line)),
      )
      .map(([option]) => `${name} --${option}`),
  );
  const given = new Set(allSubjects.flatMap(({ tool, words }) => words.map((word) => `${tool} ${word}`)));
  expect(asked.filter((one) => !given.has(one) && !(one in elsewhere))).toEqual([]);
});
