/** Newest is the later moment: in two zones, and in the hour that comes twice (contract 0.31). */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { bundleProgram, temporaryRepository } from '@gatehouse/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareNewest,
  isOrderUncertain,
  momentOfDocument,
  momentOfFile,
  momentOfRun,
  newestOf,
  type Dated,
} from './newest';
import { listReports } from './report';
import { findRun, listRuns, runFinder, runsNaming } from './run';

const runs = 'audit/workstation_runs';
const utc = (text: string): number => Date.parse(text);
const sorted = (...items: Dated[]): string[] => [...items].sort(compareNewest).map(({ text }) => text);

describe('the order of two', () => {
  test.each<[string, Dated, Dated]>([
    [
      'moments, whatever the stamps say',
      { text: '2031-05-03_103000_a', moment: utc('2031-05-03T14:30:00Z') },
      { text: '2031-05-03_140000_b', moment: utc('2031-05-03T14:00:00Z') },
    ],
    [
      'a moment and a stamp, read in this zone',
      { text: '2031-05-03_120000_a', moment: undefined },
      { text: '2031-05-03_140000_b', moment: utc('2031-05-03T11:00:00Z') },
    ],
    [
      'two stamps',
      { text: '2031-05-03_120000_a', moment: undefined },
      { text: '2031-05-03_110000_b', moment: undefined },
    ],
    [
      'a stamp and a name without one',
      { text: '2031-05-03_120000_a', moment: undefined },
      { text: 'zzz', moment: undefined },
    ],
    ['a moment and a name without one', { text: 'a', moment: 0 }, { text: 'zzz', moment: undefined }],
    [
      'the number of a second one, in one second',
      { text: '2031-05-03_120000_2_a', moment: utc('2031-05-03T12:00:00.100Z') },
      { text: '2031-05-03_120000_b', moment: utc('2031-05-03T12:00:00.900Z') },
    ],
    [
      'the text between equals',
      { text: '2031-05-03_120000_b', moment: undefined },
      { text: '2031-05-03_120000_a', moment: undefined },
    ],
  ])('%s', (_, newer, older) => {
    expect(sorted(older, newer)).toEqual([newer.text, older.text]);
    expect(sorted(newer, older)).toEqual([newer.text, older.text]);
  });

  const at = (text: string, moment?: string): Dated => ({
    text,
    moment: moment === undefined ? undefined : utc(moment),
  });
  test.each([
    [
      'one states no zone, within 26 hours',
      at('2031-05-03_120000', '2031-05-03T12:00:00Z'),
      at('2031-05-02_120000'),
      true,
    ],
    [
      'one states no zone, further apart',
      at('2031-05-03_120000', '2031-05-03T12:00:00Z'),
      at('2031-05-02_090000'),
      false,
    ],
    [
      'both state it',
      at('2031-05-03_120000', '2031-05-03T12:00:00Z'),
      at('2031-05-02_120000', '2031-05-02T12:00:00Z'),
      false,
    ],
    ['none states it', at('2031-05-03_120000'), at('2031-05-02_120000'), false],
    ['one cannot be placed', at('x'), at('2031-05-02_120000', '2031-05-02T12:00:00Z'), false],
  ])('it is uncertain when %s: %#', (_, a, b, expected) => {
    expect([isOrderUncertain(a, b), isOrderUncertain(b, a)]).toEqual([expected, expected]);
  });
});

describe('of many no more are read than it takes', () => {
  test('the newest of thousands is found with the documents of a month', () => {
    const names = Array.from({ length: 5000 }, (_, n) =>
      new Date(Date.UTC(2020, 0, 1) + n * 3_600_000 * 6)
        .toISOString()
        .slice(0, 19)
        .replace('T', '_')
        .replaceAll(':', ''),
    );
    let [asked, looked] = [0, 0];
    const moments = (name: string): number => {
      asked += 1;
      return utc(`${name.slice(0, 10)}T${name.slice(11, 13)}:00:00Z`);
    };
    const [first] = newestOf(names, { text: (name) => name, moment: moments });
    expect(first).toBe(names.at(-1));
    expect(asked).toBeLessThan(130);
    [asked, looked] = [0, 0];
    const isWanted = (name: string): boolean => ((looked += 1), name === names.at(-9));
    const [ninth] = newestOf(names, { text: (name) => name, moment: moments, isWanted });
    expect(ninth).toBe(names.at(-9));
    expect([asked, looked < 140]).toEqual([1, true]);
  });

  test('it is the whole order, for stamps of any zone', () => {
    const item = fc.record({
      at: fc.integer({ min: 0, max: 400 * 24 }),
      zone: fc.integer({ min: -12, max: 14 }),
      states: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(item, { maxLength: 40 }), (items) => {
        const dated = items.map(({ at, zone, states }, index): Dated => {
          const moment = Date.UTC(2030, 0, 20) + at * 3_600_000;
          const local = new Date(moment + zone * 3_600_000).toISOString();
          return {
            text: `${local.slice(0, 10)}_${local.slice(11, 19).replaceAll(':', '')}_${index}x`,
            moment: states ? moment : undefined,
          };
        });
        const lazily = newestOf(dated, { text: ({ text }) => text, moment: ({ moment }) => moment });
        expect(Array.from(lazily, ({ text }) => text)).toEqual(sorted(...dated));
        const isWanted = ({ moment }: Dated): boolean => moment === undefined;
        const chosen = newestOf(dated, { text: ({ text }) => text, moment: ({ moment }) => moment, isWanted });
        expect(Array.from(chosen, ({ text }) => text)).toEqual(sorted(...dated.filter(isWanted)));
      }),
      { numRuns: 300 },
    );
  });
});

describe('what documents state', () => {
  const at = temporaryRepository;
  const ended = (started: unknown, tag = 't'): object => ({ decision_tag: tag, exit_code: 0, started_at: started });
  test.each<[unknown, number | undefined]>([
    ['2031-05-03T14:00:00.000Z', utc('2031-05-03T14:00:00Z')],
    ['2031-05-03T10:00:00-04:00', utc('2031-05-03T14:00:00Z')],
    ['2031-05-03T14:00:00', undefined],
    ['soon', undefined],
    [null, undefined],
  ])('of a run that started at %j', (started, moment) => {
    const { path: inRoot } = at({ [`${runs}/r/result.json`]: ended(started) });
    expect(momentOfRun(inRoot(`${runs}/r`))).toBe(moment);
  });

  test('of a document, in front; of the files of a run, a report and a check', () => {
    const gates = 'gate_results/production_gates_2031-05-03_100000';
    const check = 'audit/stage_checks/2031-05-03_100000_S1_t';
    const { root, path: inRoot } = at({
      [`${runs}/r/result.json`]: ended('2031-05-03T14:00:00Z'),
      [`${runs}/r/command.sh`]: 'x',
      [`${gates}/production_gates_report.json`]: { generated_at: 'x', generated_at_utc: '2031-05-03T15:00:00Z' },
      [`${gates}/production_gates_final_summary.md`]: 'x',
      [`${check}/stage_check.json`]: { generated_at_utc: '2031-05-03T16:00:00.000Z' },
      [`${check}/stage_check.md`]: 'x',
      'docs/a.json': { generated_at_utc: '2031-05-03T17:00:00Z' },
      'docs/b.json': { generated_at_utc: '2031-05-03T17:00:00' },
      'docs/c.md': 'x',
    });
    const hours = (file: string): number | undefined => {
      const moment = momentOfFile(root, file);
      return moment === undefined ? undefined : new Date(moment).getUTCHours();
    };
    expect(hours(`${runs}/r/command.sh`)).toBe(14);
    expect(hours(`${gates}/production_gates_report.json`)).toBe(15);
    expect(hours(`${gates}/production_gates_final_summary.md`)).toBe(15);
    expect(hours(`${check}/stage_check.md`)).toBe(16);
    expect(['docs/a.json', 'docs/b.json', 'docs/c.md', 'docs/none.json'].map(hours)).toEqual([
      17,
      undefined,
      undefined,
      undefined,
    ]);
    expect(momentOfDocument(inRoot('docs'))).toBeUndefined();
  });

  test('runs and reports, by tag and without', () => {
    const { root } = at({
      [`${runs}/2031-05-03_140000_production_gates_cron/result.json`]: ended('2031-05-03T14:00:00.000Z'),
      [`${runs}/2031-05-03_103000_production_gates_hand/result.json`]: ended('2031-05-03T14:30:00.000Z'),
      [`${runs}/2031-05-03_120000_production_gates_old/context.json`]: { decision_tag: 't' },
      'gate_results/production_gates_2031-05-03_140000/production_gates_report.json': {
        generated_at_utc: '2031-05-03T14:05:00Z',
      },
      'gate_results/production_gates_2031-05-03_103000/production_gates_report.json': {
        generated_at_utc: '2031-05-03T14:35:00Z',
      },
    });
    const order = ['hand', 'cron', 'old'];
    expect(listRuns(root).map(({ name }) => name.split('_').at(-1))).toEqual(order);
    expect(runsNaming(root, 't').map(({ name }) => name.split('_').at(-1))).toEqual(order);
    expect([findRun(root, 't'), runFinder(root)('t')].map((run) => run?.name.split('_').at(-1))).toEqual([
      'hand',
      'hand',
    ]);
    expect(listReports(root).map((file) => path.basename(path.dirname(file)))).toEqual([
      'production_gates_2031-05-03_103000',
      'production_gates_2031-05-03_140000',
    ]);
  });
});

describe('in the zone of the host', () => {
  /** Names of the runs, newest first, as a host in `zone` sees them. */
  const seenIn = (zone: string, documents: Record<string, string | undefined>): string[] => {
    const repository = temporaryRepository(
      Object.fromEntries(
        Object.entries(documents).map(([name, started]) =>
          started === undefined
            ? [`${runs}/${name}/run.log`, '']
            : [`${runs}/${name}/result.json`, { exit_code: 0, started_at: started }],
        ),
      ),
    );
    const program = bundleProgram(
      repository.root,
      `import { listRuns } from '@gatehouse/runs'; console.log(JSON.stringify(listRuns(process.argv[2] ?? '').map(({ name }) => name)));`,
    );
    const said = execFileSync(process.execPath, [program, repository.root], {
      encoding: 'utf8',
      env: { ...process.env, TZ: zone },
    });
    return JSON.parse(said) as string[];
  };

  test('one that states its moment, and one of the replaced script', () => {
    const documents = { '2031-05-03_110000_w_new': '2031-05-03T14:00:00Z', '2031-05-03_120000_w_old': undefined };
    expect(seenIn('UTC', documents)).toEqual(['2031-05-03_110000_w_new', '2031-05-03_120000_w_old']);
    expect(seenIn('America/New_York', documents)).toEqual(['2031-05-03_120000_w_old', '2031-05-03_110000_w_new']);
  });

  test('the hour that comes twice', () => {
    // In Berlin 02:40 came first in summer time, and 02:10 after it in winter time.
    const documents = {
      '2031-10-26_024000_w_first': '2031-10-26T00:40:00Z',
      '2031-10-26_021000_w_second': '2031-10-26T01:10:00Z',
    };
    for (const zone of ['Europe/Berlin', 'UTC', 'Asia/Tokyo'])
      expect(seenIn(zone, documents)).toEqual(['2031-10-26_021000_w_second', '2031-10-26_024000_w_first']);
  });
});
