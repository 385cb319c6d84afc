/**
 * Markdown with hostile texts has the blocks of the same Markdown with harmless ones, as GitHub reads it, and commands
 * no terminal (contract 0.3, 5.3).
 */
import type { ProductionGatesReport, RegistryRow, StageCheck } from '@gatehouse/contracts';
import { markdownCell, markdownCode, markdownItem, markdownLine, markdownRow } from '@gatehouse/render';
import { ledgerHasTag, ledgerRows, withRow } from '@gatehouse/records';
import { testWith } from '@gatehouse/testkit';
import fc from 'fast-check';
import { describe, expect, vi } from 'vitest';
import { stageMarkdown } from '../../tools/stages/check-stage/src/markdown';
import { renderMarkdown } from '../../tools/run/data-quality-gate/src/markdown';
import { finalize } from '../../tools/run/finalize-gate-run/src/core';
import { queueMarkdown } from '../../tools/run/generate-candidate-queue/src/markdown';
import { queueRow } from '../../tools/run/generate-candidate-queue/src/proposal';
import { review } from '../../tools/run/generate-run-review/src/core';
import { audit, markdown as auditMarkdown } from '../../tools/run/governance-audit-checker/src/core';
import { artifacts } from '../../tools/run/governance-audit-checker/src/evidence';
import { markdown as planMarkdown, planFor } from '../../tools/run/remediation-plan/src/core';
import { leaderboard } from '../../tools/run/update-registry/src/leaderboard';
import { blockStarts, hostileTextsWithNul, hostileTextWithNul } from './corpus';
import { commandsTerminal, markdownBlocks } from './readers';

vi.setConfig({ testTimeout: 300_000 }); // the parser is started many times

const withParser = testWith('cmark-gfm');

/** Every document, from texts: `next` gives one for each place that data fills. */
const documents: Record<string, (next: () => string) => string> = {
  'the final summary': (next) => finalized(next).summary,
  'the ledger': (next) => ledgerOf(next).toString(),
  'the audit': (next) => {
    const tag = next();
    const evidence = {
      runDir: next(),
      artifacts: Object.fromEntries(artifacts.map((name) => [name, { path: next(), isThere: false }])) as never,
      preflight: { state: 'damaged', problem: next() } as const,
      context: { state: 'read', value: { decision_tag: tag, owner: next() } } as const,
      result: { state: 'read', value: { exit_code: next() as never } } as const,
      reportJson: { path: next(), isThere: false },
      report: { state: 'read', value: { inputs: { decision_tag: next() } } } as const,
      reportMd: { path: next(), isThere: true },
      finalSummary: { path: next(), isThere: false },
      dataQuality: { path: next(), isThere: true, reading: { state: 'damaged', problem: next() } as const },
      stageLog: { path: next(), isThere: true, reading: { state: 'damaged', problem: next() } as const },
    };
    return auditMarkdown(audit(evidence, { generatedAt: '2031', requireFinalSummary: true }), next());
  },
  'the remediation plan': (next) =>
    planMarkdown(
      planFor(
        { failures: [next(), next(), next()], details: { run_dir: next(), decision_tag: next() } },
        { auditJson: next(), generatedAt: '2031' },
      ),
      next(),
    ),
  'the review': (next) =>
    review(
      {
        runDir: next(),
        reportJson: next(),
        finalSummary: next(),
        report: {
          ...report(next),
          risk_diagnostics: { beta_vs_spy: next() as never },
          wf_stress: { test_ic_mean: next() as never },
        },
        context: { decision_tag: next(), owner: next() },
        dataQuality: { overall_pass: next() as never },
        audit: undefined,
        plan: { remediation_items: [{ severity: next() as never, failure: next() }] },
      },
      { today: '2031' },
    ).markdown,
  'the leaderboard': (next) => {
    const row = {
      report_json: next(),
      decision_tag: next(),
      factor: next(),
      overall_pass: true,
      score_total: 80,
      recommendation: next(),
    } as unknown as RegistryRow;
    return leaderboard(
      [
        { row, values: {} },
        { row: { ...row, factor: next() }, values: {} },
      ],
      undefined,
      '2031',
    );
  },
  'the queue': (next) => {
    const experiment = () => ({
      factor: next(),
      strategy: next(),
      owner: next(),
      decisionTag: next(),
      reportJson: next(),
      runDir: next(),
      freezeFile: next(),
      recommendation: next(),
      score: 50,
      overallPass: true,
      auditPass: true,
      dataQualityPass: true,
      highItems: 0,
    });
    const rows = [experiment(), experiment()].map((each) =>
      queueRow({ experiment: each, priority: 5, action: 'paper_candidate_validation' } as never, '2031', false, {
        isTaken: () => false,
        inputCsv: next,
      }),
    );
    return queueMarkdown(rows, { generatedAt: '2031', registryCsv: next() });
  },
  'the data quality report': (next) =>
    renderMarkdown(
      {
        generated_at: '2031',
        checks: { min_rows: false },
        metrics: { input_csv: next() },
        overall_pass: false,
        failures: [`missing required columns: ['${next()}']`],
        warnings: [`w ${next()}`],
      } as never,
      next(),
    ),
  'the stage check': (next) =>
    stageMarkdown({
      stage: 'S1',
      decision_tag: next(),
      title: next(),
      generated_at: '2031',
      overall_pass: false,
      counts: { pass: 0, fail: 1, waived: 1 },
      owner: next(),
      predecessors: [next(), next()],
      git_commit: null,
      policy: { name: next(), path: next(), sha256: 'f' },
      requirements: ['fail', 'waived'].map((status) => ({
        id: 'r',
        status,
        rule: next(),
        problems: [`at ${next()}`],
        command: next(),
        evidence: [{ path: next(), sha256: 'a' }],
        waiver: { expires: '2031', approver: next(), reason: next(), path: next() },
      })),
      refused_waivers: [{ path: next(), problem: next() }],
    } as unknown as StageCheck),
};

const report = (next: () => string): ProductionGatesReport => ({
  inputs: { decision_tag: next(), owner: next() },
  cost_stress: [{ cost_multiplier: next() as never, return_code: next() as never, test_ic: next() as never }],
  gates: Object.fromEntries([
    [next(), true],
    [next(), next()],
  ]) as never,
});
const finalized = (next: () => string) =>
  finalize(
    { runDir: next(), reportJson: next(), context: { decision_tag: next(), owner: next() }, report: report(next) },
    { today: '2031-05-04', objective: next() },
  );
const ledgerOf = (next: () => string): Buffer => {
  const first = withRow(undefined, finalized(next).row);
  return withRow(first, { ...finalized(next).row, date: '2031-05-05' }) ?? (first as Buffer);
};

/** Different each time, so that no two names of gates or rows are one. */
const numbered = (texts: readonly string[]) => {
  let count = 0;
  return (): string => `${texts[count % texts.length]}${(count += 1) % 2 === 0 ? '' : ` ${count}`}`;
};

const cycled = (texts: readonly string[]) => {
  let count = 0;
  return (): string => texts[(count += 1) % texts.length] as string;
};

withParser('an item, a cell and code hold every text of the corpus', () => {
  const texts = [
    ...blockStarts,
    ...hostileTextsWithNul.filter((text) => markdownLine(text).trim() !== '' && text.length < 1000),
  ];
  const blocks = (row: (text: string) => string): string[] => markdownBlocks(texts.map(row).join(''));
  const items = texts.flatMap(() => ['    item', '      paragraph']);
  expect(blocks((text) => `- ${markdownItem(text)}\n`)).toEqual(['document', '  list', ...items]);
  expect(blocks((text) => `- ${markdownCode(text)}\n`)).toEqual(['document', '  list', ...items]);
  const rows = markdownBlocks(
    `| a | b |\n|---|---|\n${texts.map((text) => `| ${markdownCell(text)} | x |\n`).join('')}`,
  );
  expect(rows).toEqual([
    'document',
    '  table',
    '    table_header',
    '      table_cell',
    '      table_cell',
    ...texts.flatMap(() => ['    table_row', '      table_cell', '      table_cell']),
  ]);
});

describe.each(Object.entries(documents))('%s', (_, make) => {
  const harmless = numbered(['x']);

  withParser('keeps its blocks whatever the texts are', () => {
    const blocks = markdownBlocks(make(harmless));
    const whole = hostileTextsWithNul.filter((text) => text.length < 1000);
    for (let from = 0; from < whole.length; from += 16) {
      // Different starts, so that every place sees many of them; what begins a block comes to every place.
      const document = make(numbered([...whole.slice(from), ...whole.slice(0, from)]));
      expect(markdownBlocks(document), JSON.stringify(whole[from])).toEqual(blocks);
      expect(commandsTerminal(document)).toBe(false);
    }
    for (const [from, first] of blockStarts.entries())
      expect(markdownBlocks(make(cycled([...blockStarts.slice(from), ...blockStarts.slice(0, from)]))), first).toEqual(
        blocks,
      );
  });

  withParser('keeps them with any others', () => {
    const blocks = markdownBlocks(make(harmless));
    fc.assert(
      fc.property(
        fc.array(hostileTextWithNul, { minLength: 1, maxLength: 8 }),
        (texts) => void expect(markdownBlocks(make(numbered(texts)))).toEqual(blocks),
      ),
      { numRuns: 20 },
    );
  });
});

withParser('a row of the ledger is found again by its tag, and by no other', () => {
  const texts = hostileTextsWithNul.filter((text) => markdownLine(text).trim() !== '');
  for (const tag of texts) {
    const { row } = finalize(
      { runDir: 'r', reportJson: 'j', context: { decision_tag: tag, owner: tag }, report: {} },
      { today: '2031-05-04', objective: tag },
    );
    const ledger = withRow(undefined, row) as Buffer;
    expect(ledgerHasTag(ledger, tag), JSON.stringify(tag)).toBe(true);
    expect(ledgerHasTag(ledger, `${tag}0`)).toBe(false);
    expect(ledgerRows(ledger)).toHaveLength(1);
    expect(withRow(ledger, row)).toBeUndefined();
    expect(markdownRow(ledger.toString().trimEnd().split('\n').at(-1) as string)).toHaveLength(9);
  }
});
