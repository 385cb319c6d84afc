/** What each kind of file of the record says to the pages: no more than lists and their order need. Pure. */
import {
  context,
  governanceAudit,
  parseDocument,
  productionGatesReport,
  result,
  stageCheck,
  status,
  type Document,
  type PageGateCounts,
} from '@gatehouse/contracts';
import { readSmallTable } from '@gatehouse/csv';
import { figure, finiteNumber, costRow, judgedGates, readMarkdown, tableFiles } from '@gatehouse/records';
import { momentOf, pyStr } from '@gatehouse/render';
import { judgeRun, reportGates, reportInputs, reportTag, thisMachine } from '@gatehouse/runs';
import type { JudgedGate } from '@gatehouse/contracts';
import path from 'node:path';
import type { Kind } from './known-files';

const ofJson = <T, S extends object>(kind: Document<T>, say: (document: T) => S): Kind<S> => ({
  read: (content, file) => say(parseDocument(kind, content.toString('utf8'), file)),
});

export const contextSays = {
  ...ofJson(context, (document) => ({
    tag: document.decision_tag ?? '',
    workflow: document.workflow ?? '',
    owner: document.owner ?? '',
    quality: document.data_quality_report_json ?? '',
    glob: document.report_glob ?? '',
  })),
};

/** A run that has a result is over: no process has a say in it, and its page stays as it is. */
export const resultSays = ofJson(result, (document) => ({
  tag: document.decision_tag ?? '',
  workflow: document.workflow ?? '',
  started: momentOf(document.started_at)?.ms ?? null,
  state: judgeRun(
    { context: absent, status: absent, result: { state: 'read', value: document } },
    { ...thisMachine(), processes: [] },
  ).state,
}));

const absent = { state: 'missing', problem: '' } as const;

export const statusSays = ofJson(status, (document) => ({
  tag: document.decision_tag,
  workflow: document.workflow,
  started: momentOf(document.started_at)?.ms ?? null,
}));

export interface ReportSays {
  tag: string;
  factor: string;
  owner: string;
  /** When it was made, as it states it. */
  at: string;
  /** Of a moment with a zone, in ms. */
  moment: number | null;
  approves: boolean;
  counts: PageGateCounts;
  ic: number | null;
  costIc: number | null;
  q: number | null;
  trials: number | null;
  freeze: string;
  /** Tables it names, the likeliest place first, relative to the repository. */
  summaries: string[];
  periods: string[];
}

/** A table tells only whether it is one: its figures are read when a page is drawn. */
export const tableSays: Kind<object> = {
  read(content, file) {
    readSmallTable(content, file);
    return {};
  },
};

/** `count` is how pages count gates. */
export function reportSays(root: string, count: (gates: readonly JudgedGate[]) => PageGateCounts): Kind<ReportSays> {
  return {
    read(content, file) {
      const report = parseDocument(productionGatesReport, content.toString('utf8'), file);
      const inputs = reportInputs(report);
      const made = report.generated_at_utc ?? report.generated_at ?? '';
      const moment = momentOf(made);
      const [summaries, periods] = tableFiles(root, path.join(root, file), report).map((places) =>
        places.map((place) => path.relative(root, place)).filter((place) => !place.startsWith('..')),
      ) as [string[], string[]];
      const text = (value: unknown): string => (value === undefined || value === null ? '' : pyStr(value));
      return {
        tag: reportTag(report) ?? '',
        factor: text(inputs.factor),
        owner: text(inputs.owner),
        at: made,
        moment: moment?.ms ?? null,
        approves: reportGates(report)['overall_pass'] === true,
        counts: count(judgedGates(report)),
        ic: figure(report.wf_stress, 'test_ic_mean') ?? null,
        costIc: finiteNumber(costRow(report.cost_stress, 2)?.test_ic) ?? null,
        q: figure(report.statistical_gates, 'q_value_bh') ?? null,
        trials: figure(report.statistical_gates, 'n_trials') ?? null,
        freeze: text(inputs.freeze_file),
        summaries,
        periods,
      };
    },
  };
}

export const noteSays: Kind<{ tag: string; owner: string; predecessor: string; question: string; date: string }> = {
  read(content) {
    const { fields, section } = readMarkdown(content.toString('utf8'));
    const field = (name: string): string => fields.get(name) ?? '';
    const predecessor = field('predecessor');
    return {
      tag: field('decision_tag'),
      owner: field('owner'),
      predecessor: predecessor.toLowerCase() === 'none' ? '' : predecessor,
      question: firstParagraph(
        section('Question') ?? section('Hypothesis') ?? section('Objective') ?? field('question'),
      ),
      date: field('date'),
    };
  },
};

/** A page says it in a line or two; the note has the rest. */
const longestQuestion = 600;

function firstParagraph(text: string): string {
  const [first = ''] = text.trim().split(/\n\s*\n/);
  const line = first.replace(/\s+/g, ' ').trim();
  return line.length > longestQuestion ? `${line.slice(0, longestQuestion)}…` : line;
}

export const signOffSays: Kind<{ tag: string; committee: string; approver: string; date: string; decision: string }> = {
  read(content) {
    const { fields } = readMarkdown(content.toString('utf8'));
    const field = (name: string): string => fields.get(name) ?? '';
    return {
      tag: field('decision_tag'),
      committee: field('committee'),
      approver: field('approver'),
      date: field('date'),
      decision: field('decision'),
    };
  },
};

export interface CheckSays {
  tag: string;
  stage: 'S0' | 'S1' | 'S2' | 'S3' | 'S4';
  title: string;
  pass: boolean;
  met: number;
  of: number;
  waived: number;
  owner: string;
  /** In ms. */
  moment: number | null;
}

export const checkSays: Kind<CheckSays> = ofJson(stageCheck, (check) => ({
  tag: check.decision_tag,
  stage: check.stage,
  title: check.title,
  pass: check.overall_pass,
  met: check.counts.pass,
  of: check.requirements.length,
  waived: check.counts.waived,
  owner: check.owner ?? '',
  moment: momentOf(check.generated_at_utc ?? check.generated_at)?.ms ?? null,
}));

export const auditSays = ofJson(governanceAudit, (audit) => ({ pass: audit.overall_pass === true }));
