import path from 'node:path';
import { defineTool, refuseSecret } from '@gatehouse/cli';
import { Failure, formatDocument, recordedDocument, type RecordedDocument } from '@gatehouse/contracts';
import { openStep } from '@gatehouse/evidence';
import { isFile, readText, sweepFile } from '@gatehouse/files';
import { newestFreeze, shippedTemplates, templatesFolder } from '@gatehouse/records';
import { localDate } from '@gatehouse/render';
import { checkTag, safeTag } from '@gatehouse/runs';
import { readSettings, type Settings } from '@gatehouse/settings';
import { gitHead } from '@gatehouse/system';
import { partsOf } from './draft';
import { forms, type Kind, type Part } from './forms';
import { options, type Options } from './options';
import { DecisionRecords } from './repository';
import { fillJson, fillMarkdown, unreadable, type Filled, type Parts } from './template';
import { problemsOf } from './validation';

const research = 'docs/production_research';

export const tool = defineTool({
  name: 'record-decision',
  purpose: 'Writes a document of a decision from its template, complete or not at all.',
  description:
    'A decision note says what is to be decided; an explainability pack what a stage changed and why; a waiver ' +
    'which requirement need not be met until when; a sign-off what the committee decided. Each is validated ' +
    'against what the repository says, and never written over another one.',
  next: ['record-stage', 'check-stage'],
  options,
  recordsTexts: true,
  reads: [
    `${templatesFolder}/, else the shipped templates; --from: JSON with the names of the options, or Markdown as the template has it`,
    'decision notes, stage checks (stage-check.schema.json), runs (result.schema.json), the stage policy (stage-policy.schema.json)',
    'gatehouse.json, for the owner: gatehouse.schema.json; freezes: freeze-v1.schema.json',
  ],
  writes: [
    `${research}/decisions/<tag>.md, ${research}/stages/<tag>/<stage>_explainability.md, S4_committee_sign_off.md, S4_deployment.md`,
    `${research}/waivers/<tag>_<stage>_<rule>.json: stage-waiver.schema.json`,
    '--json: recorded-document.schema.json',
  ],
  statuses: { '1': 'nothing was written: the message says what is missing or wrong' },
  examples: [
    'record-decision --note --tag momentum_run2 --owner research --freeze-file runs/freeze/momentum.freeze.json \\',
    "    --question 'Does it hold after costs?'",
    "record-decision --explain S3 --tag momentum_run1 --changed 'lookback 252 days' --why 'fewer trades' \\",
    "    --impact 'less turnover, slower exits' --evidence configs/protocol.yaml --outcome 'goes on to S4' --dry-run",
  ],
  async run({ options: given, root, now, path: resolve, note, warn }) {
    const kind = kindOf(given);
    const tag = given.tag;
    checkTag(tag);
    const records = new DecisionRecords(root);
    const today = localDate(now);
    const defaults = await defaultsOf(kind, root, today, readSettings(root));
    const texts = given as Readonly<Record<string, unknown>>;
    const { parts, evidence } = partsOf({
      kind,
      options: Object.fromEntries(
        [...forms[kind].fields, ...forms[kind].sections].map(({ option }) => [option, textOf(texts[option])]),
      ),
      evidence: given.evidence,
      set: given.set,
      from: given.from === undefined ? undefined : resolve(given.from),
      defaults,
    });
    const filled = fill(kind, root, parts);
    refuseIncomplete(kind, filled, parts);
    refuseSecret(filled.text, 'the document');
    const [problem, ...more] = problemsOf({ kind, tag, parts, evidence, today }, records);
    if (problem !== undefined) throw new Failure('refused', [problem, ...more].join('; '));
    const place = placeOf(kind, tag, parts, records);
    const document: RecordedDocument = { schema: 'recorded-document/v1', kind, decision_tag: tag, path: place };
    const ended = {
      status: 0,
      lines: [place],
      document: JSON.parse(formatDocument(recordedDocument, document)) as unknown,
    };
    if (isFile(path.join(root, place))) {
      if (!given['dry-run']) sweepFile(path.join(root, place));
      throw new Failure(
        'refused',
        `${place} is there already and is never overwritten; a decision that is repeated has a new tag`,
      );
    }
    if (given['dry-run']) return { ...ended, lines: [place, 'dry run: nothing was written'] };
    const step = await openStep(root, { tool: 'record-decision', event: 'recorded', onWait: note, warn });
    for (const file of evidence) step.read(path.resolve(root, file));
    step.write(path.join(root, place), filled.text, { exclusive: true, kind: 'hand' });
    await step.commit({ tag });
    return ended;
  },
});

function kindOf(given: Options): Kind {
  const asked = (['note', 'waiver', 'sign-off', 'deployment'] as const).filter((kind) => given[kind]);
  const kinds: Kind[] = [...asked, ...(given.explain === undefined ? [] : (['explain'] as const))];
  const [kind, ...others] = kinds;
  if (kind === undefined || others.length > 0)
    throw new Failure('usage', 'expected one of --note, --waiver, --explain STAGE, --sign-off and --deployment');
  return kind;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** What the repository knows: who owns it, which day it is, the newest freeze of this commit. */
async function defaultsOf(
  kind: Kind,
  root: string,
  today: string,
  settings: Settings | undefined,
): Promise<Record<string, string | undefined>> {
  if (kind !== 'note') return { date: today };
  const commit = gitHead(root)?.commit;
  const { strategy, protocol } = settings?.document.freeze ?? {};
  const frozen = await newestFreeze(root, { commit, strategy, protocol });
  return { date: today, owner: settings?.document.owner, 'freeze-file': frozen?.file };
}

/** By the team's template, else by the shipped one. */
function fill(kind: Kind, root: string, parts: Parts): Filled {
  const form = forms[kind];
  const teams = path.join(root, templatesFolder, form.template);
  const template = isFile(teams) ? readText(teams) : shippedTemplates[form.template];
  return form.template.endsWith('.json') ? fillJson(template, teams, parts) : fillMarkdown(template, form, parts);
}

function refuseIncomplete(kind: Kind, { text, missing }: Filled, parts: Parts): void {
  const form = forms[kind];
  const optionOf = (name: string): string => {
    const known = [...form.fields, ...form.sections].find(
      (part: Part) => part.name.toLowerCase() === name.toLowerCase(),
    );
    return known === undefined ? `--set '${name}=…'` : `--${known.option}`;
  };
  if (missing.length > 0)
    throw new Failure('usage', `incomplete, so nothing was written: ${missing.map(optionOf).join(', ')}`);
  if (form.template.endsWith('.json')) return;
  const [lost, ...more] = unreadable(text, parts);
  if (lost !== undefined)
    throw new Failure(
      'usage',
      `${[lost, ...more].map(optionOf).join(', ')}: the text would not be read back as it is; take headings, comments and code fences out of it`,
    );
}

/** Relative to the repository. */
function placeOf(kind: Kind, tag: string, { fields }: Parts, { policy: { policy } }: DecisionRecords): string {
  const name = safeTag(tag);
  const of = (field: string): string => (fields.get(field) ?? '').replace(/[^A-Za-z0-9._-]/g, '_');
  const stages = `${research}/stages/${name}`;
  switch (kind) {
    case 'note':
      return inGlob(policy.decision_notes.files, `${research}/decisions`, `${name}.md`);
    case 'waiver':
      return inGlob(policy.waivers, `${research}/waivers`, `${name}_${of('stage')}_${of('rule')}.json`);
    case 'explain':
      return `${stages}/${of('stage')}_explainability.md`;
    case 'sign-off':
      return `${stages}/S4_committee_sign_off.md`;
    case 'deployment':
      return `${stages}/S4_deployment.md`;
  }
}

/** In the folder where the policy looks, where that is one. */
function inGlob(globs: readonly string[], otherwise: string, name: string): string {
  const folder = globs.map((glob) => /^([^*?{]+)\/\*\.\w+$/.exec(glob)?.[1]).find((one) => one !== undefined);
  return `${folder ?? otherwise}/${name}`;
}
