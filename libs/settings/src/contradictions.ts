/**
 * What a schema cannot say of gatehouse.json: names that lead nowhere, and rules that no file may lower (contract
 * 51.4).
 */
import type { GatehouseSettings, JsonPath, WorkflowSettings } from '@gatehouse/contracts';
import { isSoundGlob } from '@gatehouse/system';
import { alwaysOfficial, reportFolder } from './workflow';

export interface Contradiction {
  path: JsonPath;
  what: string;
}

/** The first thing in the settings that cannot hold, with its place; undefined when all can. */
export function contradictionIn(settings: GatehouseSettings): Contradiction | undefined {
  for (const [name, workflow] of Object.entries(settings.workflows ?? {})) {
    const found = inWorkflow(name, workflow, settings);
    if (found !== undefined) return { path: ['workflows', name, ...found.path], what: found.what };
  }
  return undefined;
}

function inWorkflow(name: string, workflow: WorkflowSettings, settings: GatehouseSettings): Contradiction | undefined {
  if (!/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(name))
    return { path: [], what: "expected a name of letters, digits, '_', '-' and '.'" };
  const { data, report, official, needs } = workflow;
  const sets = Object.keys(settings.data ?? {});
  if (data !== undefined && !sets.includes(data))
    return {
      path: ['data'],
      what: `no entry of data has the name '${data}'${sets.length === 0 ? '; data has no entries' : `; there are ${sets.join(', ')}`}`,
    };
  if (report !== undefined && !isReportGlob(report))
    return {
      path: ['report'],
      what: `expected a glob below gate_results/*/, such as gate_results/${name}_*/${name}_report.json, got '${report}'`,
    };
  if (!alwaysOfficial.includes(name)) return undefined;
  if (official === false) return { path: ['official'], what: `${name} is always official; take the key out` };
  const missing = (['freeze', 'data'] as const).filter((need) => needs !== undefined && !needs.includes(need));
  if (missing.length > 0)
    return { path: ['needs'], what: `${name} always needs freeze and data, but ${missing.join(' and ')} is left out` };
  return undefined;
}

/** Of one folder name below gate_results, which a stamp can complete. */
function isReportGlob(glob: string): boolean {
  return (
    isSoundGlob(glob) &&
    /^gate_results\/[^/]+\/[^\p{Cc}\\]+\.json$/u.test(glob) &&
    !glob.includes('{tag}') &&
    reportFolder(glob, '2026-03-02_071500') !== undefined
  );
}
