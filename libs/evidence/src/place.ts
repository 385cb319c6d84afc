/**
 * Which files the log guards, and how a statement of a file is judged by where the file lies (contract 20.3, 22.6).
 * Paths are relative to the repository.
 */
import type { StatedFile } from '@gatehouse/contracts';

/** How a statement of a file is judged later. */
export type Kind = StatedFile['kind'];

export const evidenceFolder = 'audit/evidence_log';
export const policyFile = 'configs/research/evidence.json';
export const defaultSigners = 'configs/research/allowed_signers';
export const registryFile = 'audit/factor_registry/factor_experiment_registry.csv';

/** A folder of which every file must be stated; `each`: the folders in it, not the files directly in it. */
export interface GuardedFolder {
  folder: string;
  each: boolean;
  /** Names of folders in it that are not guarded. */
  except?: readonly string[];
  /** Only files directly in it with this end. */
  only?: string;
}

/** Built-in; a policy may add globs. */
export const guardedFolders: readonly GuardedFolder[] = [
  { folder: 'audit/workstation_runs', each: true },
  { folder: 'audit/stage_checks', each: true },
  { folder: 'gate_results', each: true, except: ['data_quality', 'shards'] },
  { folder: 'runs/freeze', each: false },
  { folder: 'docs/production_research/waivers', each: false, only: '.json' },
  { folder: `${evidenceFolder}/approvals`, each: false },
];

/** What is on its way to becoming a file, or keeps others out: temporary files, parts of a transfer, locks. */
export function isTransient(name: string): boolean {
  return (name.startsWith('.') && name.endsWith('.tmp')) || name.endsWith('.partial') || name.endsWith('.lock');
}

/** How a file at this place is judged when nothing else is known of it. */
export function kindOf(path: string): Kind {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (path.startsWith(`${evidenceFolder}/`)) return 'fixed';
  if (path.startsWith('docs/')) return 'hand';
  if (path === 'audit/cleanup_log.jsonl' || path === 'audit/trials.jsonl') return 'grows';
  if (isDirectlyIn(path, 'gate_results')) return /\.(csv|jsonl|log)$/.test(name) ? 'grows' : 'rewritten';
  if (path.startsWith('audit/factor_registry/') || path.startsWith('audit/pages/')) return 'rewritten';
  if (name.startsWith('governance_') || name.endsWith('_final_summary.md') || /_run_review\.[^.]+$/.test(name))
    return 'rewritten';
  return name.endsWith('.html') ? 'rewritten' : 'fixed';
}

function isDirectlyIn(path: string, folder: string): boolean {
  return path.startsWith(`${folder}/`) && !path.includes('/', folder.length + 1);
}

/** The run directory that a path lies in, or is; undefined outside of all. */
export function runFolderOf(path: string): string | undefined {
  return /^audit\/workstation_runs\/[^/]+/.exec(path)?.[0];
}

/**
 * The run directory that a text names, wherever the repository stood when it was written; undefined when it names none.
 */
export function runFolderIn(text: string): string | undefined {
  return /(?:^|[/`\s])(audit\/workstation_runs\/[^/`\s|]+)/.exec(text)?.[1];
}

/** The folder of `gate_results/` that a path lies in; undefined outside of all. */
export function resultFolderOf(path: string): string | undefined {
  return /^gate_results\/[^/]+(?=\/)/.exec(path)?.[0];
}

/** Is it a report of a workflow, by its name? */
export function isReport(path: string): boolean {
  return path.endsWith('_report.json');
}
