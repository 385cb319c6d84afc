/**
 * What a call asks for, before its run directory is created: refused there, it costs no tag (contract 3.3 to 3.6,
 * 3.16).
 */
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { Call } from '@gatehouse/cli';
import { Failure, type RunContext as ContextDocument } from '@gatehouse/contracts';
import type { Masking } from '@gatehouse/render';
import { argumentIn } from '@gatehouse/runs';
import { findRunner, settingsFile } from '@gatehouse/settings';
import { commitAt } from './beforehand';
import type { CallSettings } from './call-settings';
import { chosenFreeze } from './chosen-freeze';
import type { options } from './options';
import { checkRequest, type RunRequest } from './request';

export type OfficialCall = Call<typeof options>;

/** What the call asks for and what runs it, by the rules that cost no tag. */
export async function requestOf(
  call: OfficialCall,
  { rules, words, owner, requireClean, inputCsv, force }: CallSettings,
  masking: Masking,
): Promise<{ request: RunRequest; runner: string[] }> {
  const { options: given } = call;
  const frozen = [...words];
  if (force.settings !== undefined && rules.needs.has('freeze') && argumentIn(words, '--freeze-file') === undefined) {
    const { strategy, protocol } = force.settings.document.freeze ?? {};
    const chosen = await chosenFreeze(call.root, rules.name, {
      commit: commitAt(call.root),
      strategy: argumentIn(words, '--strategy') ?? strategy,
      protocol: argumentIn(words, '--protocol') ?? protocol,
    });
    call.note(`freeze: ${chosen}, the newest of this commit and configuration`);
    frozen.push('--freeze-file', chosen);
  }
  const request = checkRequest({
    rules,
    tag: given.tag as string,
    owner,
    notes: given.notes,
    threads: given.threads,
    requireClean,
    inputCsv,
    skipDataQuality: given['skip-data-quality-check'],
    shards: given.shards,
    shardsAtOnce: given['shards-at-once'],
    words: frozen,
  });
  refuseSecretNames(request, masking);
  const runner = findRunner(
    call.root,
    { option: given.runner, settings: rules.runner, siblings: path.dirname(realpathSync(process.argv[1] as string)) },
    call.env['PATH'] ?? '',
  );
  return { request, runner };
}

function refuseSecretNames(request: RunRequest, masking: Masking): void {
  for (const [option, text, why] of [
    ['tag', request.tag, 'the tag names files; choose another tag'],
    ['dq-input-csv', request.inputCsv ?? '', 'the evidence names the file; give it another name, or --no-mask'],
  ] as const) {
    const secret = masking.inside(text);
    if (secret !== undefined)
      throw new Failure(
        'usage',
        `option --${option}: the value of ${secret} stands in it, which looks like a secret, and ${why}`,
      );
  }
}

/** What is said of a workflow that gatehouse.json does not declare official. */
export function notOfficial({ rules }: CallSettings): string {
  const asked = new Set<string>(rules.needs);
  const not = [
    ['freeze', 'freeze'],
    ['data', 'data gate'],
    ['clean', 'clean tree'],
  ].flatMap(([need, name]) => (asked.has(need as string) ? [] : [name as string]));
  const list = not.length < 2 ? not.join('') : `${not.slice(0, -1).join(', ')} or ${not.at(-1)}`;
  return `workflow '${rules.name}' is not official: no ${list} was asked for; declare it in ${settingsFile}`;
}

/** What the call and the settings add to context.json, without secrets. */
export function factsOf(
  { force, rules }: CallSettings,
  request: RunRequest,
  masking: Masking,
): Partial<ContextDocument> {
  const { settings } = force;
  const shown = Object.entries(force.values).map(([key, { value, source }]) => [
    key,
    {
      value:
        typeof value === 'string'
          ? masking.text(value)
          : Array.isArray(value)
            ? value.map((word) => masking.text(word))
            : value,
      source,
    },
  ]);
  return {
    settings: settings === undefined ? null : { path: settingsFile, sha256: settings.sha256 },
    in_force: Object.fromEntries(shown) as NonNullable<ContextDocument['in_force']>,
    argv: masking.words(['official-run', ...process.argv.slice(2)]),
    workflow_arguments: masking.words(request.workflowArguments),
    ...(settings === undefined ? {} : { official: rules.isOfficial }),
    report_glob: rules.report,
    ...(request.shards && { shards: { count: request.shards.count, at_once: request.shards.atOnce ?? null } }),
  };
}

/** In a repository with settings a refusal says that it cost no tag. */
export function beforeTheRun<T>(call: OfficialCall, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asRefusal(call, error);
  }
}

/** As beforeTheRun, of work that takes time. */
export async function beforeTheRunAsync<T>(call: OfficialCall, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asRefusal(call, error);
  }
}

function asRefusal({ root }: OfficialCall, error: unknown): Error {
  const isRefusal = error instanceof Failure && error.id !== 'busy' && error.id !== 'io';
  if (!isRefusal || !existsSync(path.join(root, settingsFile))) return error as Error;
  return new Failure(error.id, `refused before the run: ${error.message}`, { cause: error });
}
