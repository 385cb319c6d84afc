/**
 * How a workflow is started and what it needs, by the settings and by the rules for the three that are always official
 * (contract 51.4).
 */
import type { GatehouseSettings, WorkflowSettings } from '@gatehouse/contracts';
import type { Settings } from './read';

export type Need = 'freeze' | 'data' | 'clean';

/** Official whatever is written, and never without a freeze and checked data. */
export const alwaysOfficial: readonly string[] = ['production_gates', 'baseline', 'stress'];

export interface WorkflowRules {
  name: string;
  /** Does gatehouse.json name it? */
  isDeclared: boolean;
  isOfficial: boolean;
  /** One executable, or a command as a list of words; undefined: the search order of contract 3.8. */
  runner: string | readonly string[] | undefined;
  /** Name of its entry of `data`. */
  data: string | undefined;
  needs: ReadonlySet<Need>;
  stage: 'S1' | 'S2' | 'S3';
  passIdentity: boolean;
  /** Glob of its reports, relative to the repository. */
  report: string;
  /** Before those of the caller. */
  arguments: readonly string[];
}

/**
 * The rules for a workflow. Without settings every workflow counts as official and only `production_gates` needs data
 * and freeze (contract 3.4); with them what is not declared official needs nothing.
 */
export function workflowRules(settings: Settings | undefined, name: string): WorkflowRules {
  const declared = declaredWorkflow(settings?.document, name);
  const isFixed = alwaysOfficial.includes(name);
  const isOfficial = settings === undefined || isFixed || (declared !== undefined && declared.official !== false);
  return {
    name,
    isDeclared: declared !== undefined,
    isOfficial,
    runner: declared?.runner,
    data: declared?.data,
    needs: needsOf(settings, name, declared, isOfficial),
    stage: stageOf(name, declared),
    passIdentity: declared?.pass_identity ?? true,
    report: declared?.report ?? defaultReport(name),
    arguments: declared?.arguments ?? [],
  };
}

function needsOf(
  settings: Settings | undefined,
  name: string,
  declared: WorkflowSettings | undefined,
  isOfficial: boolean,
): ReadonlySet<Need> {
  if (settings === undefined) return new Set(name === 'production_gates' ? (['freeze', 'data'] as const) : []);
  return new Set(declared?.needs ?? (isOfficial ? (['freeze', 'data'] as const) : []));
}

/** The stage that a run of the workflow is evidence of. */
function stageOf(name: string, declared: WorkflowSettings | undefined): WorkflowRules['stage'] {
  return declared?.stage ?? (name === 'baseline' ? 'S1' : name === 'stress' ? 'S2' : 'S3');
}

/** Where a workflow's reports lie by default. */
export function defaultReport(name: string): string {
  return `gate_results/${name}_*/${name}_report.json`;
}

/** The globs of the reports of all workflows that the settings name, production_gates first; each once. */
export function reportGlobs(settings: Settings | undefined): string[] {
  const names = [...alwaysOfficial, ...Object.keys(settings?.document.workflows ?? {})];
  return [...new Set(names.map((name) => workflowRules(settings, name).report))];
}

/**
 * The folder of a report for a run of this stamp: the glob with the stamp at its first `*`; undefined where that is not
 * a name the glob takes, because it has a `?` or a `**` in its folders.
 */
export function reportFolder(glob: string, stamp: string): string | undefined {
  const folder = glob.slice(0, glob.lastIndexOf('/'));
  if (folder.includes('?') || folder.includes('**')) return undefined;
  const [before = '', ...rest] = folder.split('*');
  return rest.length === 0 ? folder : `${before}${stamp}${rest.join('')}`;
}

function declaredWorkflow(document: GatehouseSettings | undefined, name: string): WorkflowSettings | undefined {
  const workflows = document?.workflows;
  return workflows !== undefined && Object.hasOwn(workflows, name) ? workflows[name] : undefined;
}
