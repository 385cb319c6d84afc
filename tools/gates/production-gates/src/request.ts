/**
 * What a call asks for: options, configuration and surroundings, read and checked before any table is (contract 18.1,
 * 18.2).
 */
import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Call as ToolCall } from '@gatehouse/cli';
import {
  context as contextDocument,
  dataQualityReport,
  Failure,
  freeze as freezeDocument,
  type GateInputs,
  type SourceFile,
} from '@gatehouse/contracts';
import { ifThere, inspectDocument, readBytes, readDocument } from '@gatehouse/files';
import {
  configHash,
  isOwnFreeze,
  mergeConfigurations,
  parseConfiguration,
  type Configuration,
  type ConfigurationValue,
} from '@gatehouse/records';
import { dayOf, isoDate } from './days';
import { multiplierName } from './gate-names';
import type { SkippedSections } from './gates';
import { options, settingOf } from './options';
import { partMode, type PartMode } from './part-mode';
import { gateSettings, type Override, type Settings } from './settings';
import { stated } from './settings-parts';
import { tableFiles, type TableFiles } from './tables/table-files';
import { relativeTo } from '@gatehouse/records';

export type GateCall = ToolCall<typeof options>;
export type Workflow = 'production_gates' | 'stress' | 'baseline';

/** What the official run around the call tells. */
export interface OfficialRun {
  /** Relative to the repository where it lies in it. */
  readonly runDir: string;
  /** Folder that the report belongs in; undefined: one of our own making. */
  readonly reportDir: string | undefined;
  /** sha256 of the data that passed the data gate, or why nothing did. */
  readonly gated: { readonly sha256: string; readonly path: string } | { readonly reason: string };
}

export interface GateRequest {
  readonly workflow: Workflow;
  readonly settings: Settings;
  readonly files: TableFiles;
  /** Options as a report has them; the files that were read are added by `inputsWith`. */
  readonly inputs: GateInputs;
  /** Strategy, protocol, freeze. */
  readonly sources: readonly SourceFile[];
  readonly isStrict: boolean;
  readonly skipped: SkippedSections;
  readonly official: OfficialRun | undefined;
  readonly mode: PartMode;
  /** Bytes. */
  readonly memory: number;
  readonly memoryLimit: string;
  /** Absolute; undefined where no row is added. */
  readonly registry: string | undefined;
  /** Registries whose rows count as trials, absolute: that of the call, also where it adds no row, and the usual one. */
  readonly registries: readonly string[];
  readonly isFamilyStated: boolean;
}

/** Throws Failure `usage`, `missing-input` or `damaged-input`. */
export function requestOf(call: GateCall): GateRequest {
  const { options: given } = call;
  const workflow = given.workflow as Workflow;
  const { configuration, sources } = readConfiguration(call);
  const freeze = readFreeze(call, configuration);
  const overrides = overridesOf(call);
  const settings = gateSettings(configuration, {
    file: given.strategy,
    overrides,
    factor: given.factor || undefined,
    isFrozen: freeze !== undefined,
  });
  const official = officialRun(call);
  const gated = official !== undefined && 'path' in official.gated ? official.gated.path : undefined;
  const files = tableFiles(settings, overrides, {
    gated,
    stressCaps: given['stress-market-cap-dir'] || undefined,
    scoresAsOf: given['scores-as-of'].map(asOf),
  });
  if (given['exit-verdict'] && official !== undefined)
    throw new Failure(
      'usage',
      'option --exit-verdict: not in an official run, because a strategy that fails must leave a trail whose audit passes',
    );
  const memoryLimit = given['memory-limit'].trim();
  const { threads } = given;
  if (threads !== undefined && (threads < 1 || threads > mostThreads))
    throw new Failure('usage', `option --threads: expected 1 to ${mostThreads}, got ${threads}`);
  return {
    workflow,
    settings,
    files,
    inputs: inputsOf(call, settings, files),
    sources: freeze === undefined ? sources : [...sources, freeze],
    isStrict: /^(true|1)$/i.test(given['stress-market-cap-strict']),
    skipped: {
      guardrails: given['skip-guardrails'],
      riskDiagnostics: given['skip-risk-diagnostics'],
      statisticalGates: given['skip-statistical-gates'],
    },
    official,
    mode: partMode(call),
    memory: bytesOf(memoryLimit),
    memoryLimit,
    registry: given['no-registry'] ? undefined : call.path(given['registry-csv']),
    registries: [...new Set([given['registry-csv'], options['registry-csv'].default].map((file) => call.path(file)))],
    isFamilyStated: settings.values['trials.family'] !== null,
  };
}

function readConfiguration(call: GateCall): { configuration: Configuration; sources: SourceFile[] } {
  const { strategy, protocol } = call.options;
  const sources: SourceFile[] = [];
  const read = (role: string, given: string, bytes: Buffer): Configuration => {
    sources.push(sourceOf(role, given, bytes));
    return parseConfiguration(bytes, given);
  };
  const isAsked = call.given('protocol') !== undefined;
  const below = isAsked ? readBytes(call.path(protocol)) : ifThere(() => readBytes(call.path(protocol)));
  const own = read('strategy', strategy, readBytes(call.path(strategy)));
  if (below === undefined) return { configuration: own, sources };
  return { configuration: mergeConfigurations(read('protocol', protocol, below), own), sources };
}

function sourceOf(role: string, given: string, bytes: Buffer): SourceFile {
  return { role, path: given, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** The freeze, which must be of this configuration where it says so. */
function readFreeze(call: GateCall, configuration: Configuration): SourceFile | undefined {
  const given = call.options['freeze-file'];
  if (!given) return undefined;
  const file = call.path(given);
  const document = readDocument(freezeDocument, file);
  const frozen = (document as { config_hash?: unknown }).config_hash;
  if (isOwnFreeze(document) && frozen !== configHash(configuration))
    throw new Failure(
      'refused',
      `${given}: the configuration is not the one that was frozen (its hash is ${configHash(configuration)}, ` +
        `frozen was ${String(frozen)}); freeze-config --verify says what differs`,
    );
  return sourceOf('freeze', given, readBytes(file));
}

function overridesOf(call: GateCall): Override[] {
  return Object.entries(settingOf).flatMap(([option, key]) => {
    const given = call.given(option);
    if (given === undefined || given.value === '') return [];
    return [
      {
        option,
        key,
        value:
          key === 'cost.multipliers' ? numbersOf(option, String(given.value)) : (given.value as ConfigurationValue),
      },
    ];
  });
}

function numbersOf(option: string, text: string): number[] {
  return text.split(',').map((word) => {
    const value = Number(word.trim());
    if (word.trim() === '' || !Number.isFinite(value))
      throw new Failure('usage', `option --${option}: expected numbers separated by commas, got '${text}'`);
    return value;
  });
}

function asOf(text: string): { day: number; path: string } {
  const equals = text.indexOf('=');
  const day = dayOf(text.slice(0, Math.max(0, equals)));
  if (day === undefined || equals === text.length - 1)
    throw new Failure('usage', `option --scores-as-of: expected DATE=FILE with a date as YYYY-MM-DD, got '${text}'`);
  return { day, path: text.slice(equals + 1) };
}

/** The official run that started this process, by the variables it sets. */
function officialRun(call: GateCall): OfficialRun | undefined {
  const directory = call.env['GATEHOUSE_RUN_DIR'];
  if (!directory) return undefined;
  const absolute = path.resolve(call.root, directory);
  const reportDir = call.env['GATEHOUSE_REPORT_DIR'];
  const isDefault = call.given('out-dir') === undefined || path.normalize(call.options['out-dir']) === 'gate_results';
  return {
    runDir: relativeTo(call.root, absolute),
    reportDir: reportDir && isDefault ? path.resolve(call.root, reportDir) : undefined,
    gated: gatedData(call, absolute),
  };
}

function gatedData(call: GateCall, runDir: string): OfficialRun['gated'] {
  const context = inspectDocument(contextDocument, path.join(runDir, 'context.json'));
  if (context.state !== 'read')
    return { reason: context.state === 'missing' ? 'the run has no context.json' : context.problem };
  const given = context.value.data_quality_report_json;
  if (!given) return { reason: 'the run has no report of a data gate' };
  const report = inspectDocument(dataQualityReport, path.resolve(call.root, given));
  if (report.state !== 'read') return { reason: report.state === 'missing' ? `${given} is missing` : report.problem };
  const { input, overall_pass: isPass } = report.value;
  if (input === undefined || input === null || isPass !== true)
    return { reason: `${given}: the data gate did not pass` };
  return { sha256: input.sha256, path: context.value.data_quality_input_csv || input.path };
}

/** Options that say how a call is made, and nothing about what is judged. */
const notRecorded = new Set([
  'shard',
  'join',
  'parts',
  'dry-run',
  'exit-verdict',
  'format',
  'junit-file',
  'metrics-file',
  'scores',
  'input-csv',
]);

function inputsOf(call: GateCall, settings: Settings, files: TableFiles): GateInputs {
  const { options: given } = call;
  const inForce = (key: string): unknown =>
    key.startsWith('lines.')
      ? settings.lines[key.slice('lines.'.length) as keyof Settings['lines']]
      : key.startsWith('tables.')
        ? (settings.tables[key.slice('tables.'.length) as keyof Settings['tables']] ?? null)
        : (settings.values[key as keyof Settings['values']] ?? null);
  const all = Object.keys(options)
    .filter((name) => !notRecorded.has(name))
    .map((name): [string, unknown] => {
      const key = settingOf[name];
      const value = key === undefined ? ((given as Record<string, unknown>)[name] ?? null) : inForce(key);
      return [name.replaceAll('-', '_'), value];
    });
  return {
    ...Object.fromEntries(all),
    workflow: given.workflow,
    decision_tag: given['decision-tag'],
    owner: given.owner,
    notes: given.notes,
    factor: given.factor ?? settings.family,
    strategy: given.strategy,
    protocol: given.protocol,
    freeze_file: given['freeze-file'] ?? '',
    cost_multipliers: stated(settings.values['cost.multipliers']).map(multiplierName).join(','),
    wf_shards: given['wf-shards'],
    skip_guardrails: given['skip-guardrails'],
    skip_risk_diagnostics: given['skip-risk-diagnostics'],
    skip_statistical_gates: given['skip-statistical-gates'],
    files: [],
    scores: files.scores,
    scores_as_of: files.scoresAsOf.map(({ day, path: file }) => `${isoDate(day)}=${file}`),
  };
}

/** The inputs of a report once the tables were read. */
export function inputsWith({ inputs, sources }: GateRequest, files: readonly SourceFile[]): GateInputs {
  return { ...inputs, files: [...sources, ...files] };
}

const mostThreads = 1024;

const units: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, g: 1e9, t: 1e12 };
const binary: Readonly<Record<string, number>> = { k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40 };

function bytesOf(size: string): number {
  const [, number = '', unit = '', isBinary] = /^(\d+(?:\.\d+)?)\s*([kmgt])(i?)b$/i.exec(size) ?? [];
  const factor = (isBinary ? binary : units)[unit.toLowerCase()];
  if (number === '' || factor === undefined)
    throw new Failure('usage', `option --memory-limit: expected a size such as 512MB or 2GiB, got '${size}'`);
  return Number(number) * factor;
}
