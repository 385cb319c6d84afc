/** gatehouse.json as it is proposed, and what an existing one lacks. Pure. */
import type { GatehouseSettings, WorkflowSettings } from '@gatehouse/contracts';
import { settingsFile } from '@gatehouse/settings';
import type { Survey } from './survey';

/** Where a configuration is written when there is none. */
export function strategyFile({ strategy, workflow }: Survey): string {
  return strategy ?? `configs/strategies/${workflow}.yaml`;
}

export function proposedSettings(found: Survey): GatehouseSettings {
  const { owner, machine, data, workflow, protocol } = found;
  return {
    schema: 'gatehouse/v1',
    ...(owner === undefined ? {} : { owner }),
    machine,
    ...(data === undefined ? {} : { data: { [data.name]: data.entry } }),
    workflows: { [workflow]: workflowOf(found) },
    freeze: { strategy: strategyFile(found), ...(protocol === undefined ? {} : { protocol }) },
  };
}

function workflowOf({ runner, data, needsStarter }: Survey): WorkflowSettings {
  const [score] = data?.entry.numeric_columns ?? [];
  const isCsv = data?.entry.path?.endsWith('.csv') === true && !data.entry.path.includes('*');
  return {
    ...(runner === undefined ? {} : { runner }),
    ...(data === undefined ? {} : { data: data.name }),
    ...(needsStarter && isCsv
      ? {
          arguments: ['--scores', data.entry.path as string, ...(score === undefined ? [] : ['--score-column', score])],
        }
      : {}),
  };
}

/** What the file that is there, and is never replaced, lacks of what is proposed: a line each, to be added by hand. */
export function missingInSettings(found: Survey): string[] {
  const document = found.settings?.document;
  if (document === undefined) return [];
  const proposed = proposedSettings(found);
  const add = (key: string, value: unknown): string =>
    `${settingsFile} is kept; add to it: "${key}": ${JSON.stringify(value)}`;
  const { data, workflow } = found;
  return [
    ...(document.owner === undefined && proposed.owner !== undefined ? [add('owner', proposed.owner)] : []),
    ...(data !== undefined && !Object.values(document.data ?? {}).some((one) => one.path === data.entry.path)
      ? [add('data', { [data.name]: data.entry })]
      : []),
    ...(Object.hasOwn(document.workflows ?? {}, workflow)
      ? []
      : [add('workflows', { [workflow]: proposed.workflows?.[workflow] })]),
    ...(document.freeze?.strategy === undefined ? [add('freeze', proposed.freeze)] : []),
  ];
}
