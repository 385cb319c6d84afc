/** The evidence of one decision for the requirements of one stage (contract 14.3, 14.4). */
import path from 'node:path';
import { Failure, type Requirement, type StageEvidence } from '@gatehouse/contracts';
import { compareNewest, isSameTag, tagsStatedIn } from '@gatehouse/runs';
import { conditionError, type EvidenceLookup } from './condition';
import { environmentProblems } from './heavy-environment';
import { formatOf, recordsOf, type EvidenceRecord, type Format } from './record';
import type { Repository, StoredFile } from './repository';
import { verdictProblems } from './research-record';

/** What came of looking for the evidence of a requirement. */
export interface Finding {
  /** The evidence; undefined when there is none. */
  record: EvidenceRecord | undefined;
  /** Where it should be, when the requirement says so. */
  expected: string | undefined;
  problems: string[];
  evidence: StageEvidence[];
  /** Is there more of the tag than there may be? */
  isRepeated: boolean;
}

interface Reading {
  state: 'read' | 'absent' | 'damaged';
  records: EvidenceRecord[];
  problem?: string;
  stored?: StoredFile | undefined;
}

export class StageEvidenceFinder {
  private readonly found = new Map<string, Finding>();
  private readonly byId: Map<string, Requirement>;
  private readonly context: EvidenceLookup;

  constructor(
    private readonly repository: Repository,
    private readonly tag: string,
    requirements: readonly Requirement[],
  ) {
    this.byId = new Map(requirements.map((requirement) => [requirement.id, requirement]));
    this.context = {
      lookup: (id, field) => this.find(id).record?.values(field)[0],
      place: (named) => repository.place(named),
    };
  }

  /** The requirement with all that is wrong with its evidence. */
  judge(requirement: Requirement): Finding {
    const finding = this.find(requirement.id);
    const { record, problems: absent, evidence } = finding;
    if (record === undefined) return finding;
    const problems = [...absent];
    for (const field of requirement.fields ?? [])
      if (record.values(field).length === 0) problems.push(`${record.file.path}: ${field} is not there or empty`);
    const { one_of: oneOf } = requirement;
    if (oneOf !== undefined && oneOf.every((field) => record.values(field).length === 0))
      problems.push(`${record.file.path}: none of ${oneOf.join(', ')} is there, or they are empty`);
    for (const title of requirement.sections ?? [])
      if (record.section(title) === undefined)
        problems.push(`${record.file.path}: section "${title}" is not there or empty`);
    for (const condition of requirement.conditions ?? []) {
      const problem = conditionError(condition, record, this.context);
      if (problem !== undefined) problems.push(`${record.file.path}: ${problem}`);
    }
    if (requirement.research_record !== undefined)
      problems.push(...verdictProblems(record, requirement.research_record, this.repository));
    const { machine_of: machine } = requirement;
    if (machine !== undefined) {
      const run = { context: this.find(machine.context).record, result: this.find(machine.result).record };
      problems.push(...environmentProblems(record, run, this.repository));
    }
    const named: StageEvidence[] = [];
    for (const field of requirement.names_files ?? []) this.addNamedFiles(record, field, named, problems);
    return { ...finding, problems, evidence: [...evidence, ...named] };
  }

  private find(id: string): Finding {
    const known = this.found.get(id);
    if (known !== undefined) return known;
    const requirement = this.byId.get(id) as Requirement;
    this.found.set(id, nothing(`${id} rests on itself`)); // what a `where` refers to in a circle is not there
    const finding = this.look(requirement);
    const { record } = finding;
    if (record !== undefined)
      finding.evidence.push({
        path: record.file.path,
        sha256: record.file.sha256,
        may_change: requirement.may_change ?? false,
      });
    this.found.set(id, finding);
    return finding;
  }

  private look(requirement: Requirement): Finding {
    if (requirement.files !== undefined) return this.search(requirement, requirement.files);
    const base = this.find(
      requirement.of ?? requirement.from?.requirement ?? requirement.beside?.requirement ?? '',
    ).record;
    if (base === undefined)
      return nothing(
        `rests on ${requirement.of ?? requirement.from?.requirement ?? requirement.beside?.requirement}, of which there is no evidence`,
      );
    if (requirement.of !== undefined) return just(base, base.file.path);
    if (requirement.beside !== undefined)
      return this.open(requirement, [besideReport(base.file.path, requirement.beside.name)]);

    const { field } = requirement.from as { field: string };
    const named = base.values(field)[0];
    if (typeof named !== 'string') return nothing(`${base.file.path}: ${field} names no file`);
    const places = [named, path.posix.join(path.posix.dirname(base.file.path), named)].map((place) =>
      path.isAbsolute(named) ? this.repository.place(named) : this.repository.place(place),
    );
    if (places[0] === undefined)
      return nothing(`${base.file.path}: ${field} names ${named}, which is outside of the repository`);
    return this.open(
      requirement,
      places.filter((place) => place !== undefined),
    );
  }

  /** The file at the first of these paths where there is one. */
  private open(requirement: Requirement, places: readonly string[]): Finding {
    const [first] = places as [string];
    const place = places.find((candidate) => this.records(candidate, requirement).state !== 'absent') ?? first;
    const { records, problem, state } = this.records(place, requirement);
    if (state === 'absent') return nothing(`${first}: not found`, first);
    if (problem !== undefined) return nothing(problem, place);
    const fitting = this.ofTag(records, requirement);
    const record = fitting.at(-1);
    return record === undefined ? nothing(`${place}: ${this.misfit(requirement)}`, place) : just(record, place);
  }

  private search(requirement: Requirement, globs: readonly string[]): Finding {
    const files = this.repository
      .list(globs)
      .map((file) => ({ file, text: stamped(file), moment: this.repository.moment(file) }))
      .sort((a, b) => compareNewest(a, b) || (a.file < b.file ? 1 : -1))
      .map(({ file }) => file);
    const readings = files.map((file) => this.records(file, requirement));
    const fitting = readings
      .map(({ records }) => this.ofTag(records, requirement))
      .filter((records) => records.length > 0);
    const damaged = readings.flatMap(({ problem }) => (problem === undefined ? [] : [problem]));
    const record = fitting[0]?.at(-1);
    if (record === undefined) {
      const unread = damaged.length === 0 ? '' : ` (${damaged.length} cannot be read: ${damaged[0]})`;
      const plain = globs.length === 1 && !/[*?]/.test(globs[0] as string) ? globs[0] : undefined;
      return nothing(
        files.length === 0
          ? `${globs.join(' or ')}: not found`
          : `${globs.join(' or ')}: ${files.length} found${unread}, none ${this.misfit(requirement)}`,
        plain,
      );
    }
    const { at_most: limit } = requirement;
    if (limit === undefined) return just(record, record.file.path);
    const all = [
      ...fitting.flat().map(({ file }) => file.path),
      ...files.filter((_, index) => this.statesTagElsewhere(readings[index] as Reading, requirement)),
    ];
    if (all.length <= limit) return just(record, record.file.path);
    const problem = `${all.length} of decision tag '${this.tag}', expected at most ${limit}: ${[...new Set(all)].join(', ')}; a rerun takes a new decision tag`;
    return { ...just(record, record.file.path), problems: [problem], isRepeated: true };
  }

  /**
   * A document that is damaged, or has nothing where its tag should be, is of the tag its text states: damage takes
   * none away (contract 0.11).
   */
  private statesTagElsewhere({ records, stored }: Reading, { tag_field: field, format }: Requirement): boolean {
    if (
      stored === undefined ||
      field === undefined ||
      (format ?? formatOf(stored.path)) !== 'json' ||
      records.some((record) => record.values(field).length > 0)
    )
      return false;
    return tagsStatedIn(stored.bytes.toString()).some((stated) => isSameTag(stated, this.tag));
  }

  private misfit({ tag_field: field, where }: Requirement): string {
    const tagged = field === undefined ? '' : ` of exactly decision tag '${this.tag}' (${field})`;
    return `is${tagged}${where === undefined ? '' : ` where ${where.map((condition) => JSON.stringify(condition)).join(', ')}`}`.trim();
  }

  /** Never by a part of the tag: two decisions whose tags make the same file name stay apart. */
  private ofTag(records: readonly EvidenceRecord[], { tag_field: field, where }: Requirement): EvidenceRecord[] {
    const mine =
      field === undefined
        ? records
        : records.filter(
            (record) =>
              record.values(field).some((stated) => isSameTag(String(stated), this.tag)) || isLedgerRow(record, field),
          );
    return mine.filter((record) =>
      (where ?? []).every((condition) => conditionError(condition, record, this.context) === undefined),
    );
  }

  private records(file: string, requirement: Requirement): Reading {
    let stored: StoredFile | undefined;
    try {
      stored = this.repository.read(file);
      if (stored === undefined) return { state: 'absent', records: [] };
      if (stored.bytes.length === 0) return { state: 'damaged', records: [], problem: `${file}: is empty` };
      const format: Format = requirement.format ?? formatOf(file);
      return {
        state: 'read',
        stored,
        records: recordsOf(stored, format, this.tag).map((record) =>
          format === 'ledger' ? Object.assign(record, ledgerRow) : record,
        ),
      };
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return { state: 'damaged', stored, records: [], problem: error.message };
    }
  }

  private addNamedFiles(record: EvidenceRecord, field: string, named: StageEvidence[], problems: string[]): void {
    const section = record.section(field);
    const given =
      section === undefined
        ? record.values(field).map(String)
        : [...section.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] as string);
    if (given.length === 0)
      problems.push(
        `${record.file.path}: ${field} names no file${section === undefined ? '' : ' (each in `backticks`)'}`,
      );
    for (const name of given) {
      const place = this.repository.place(name);
      try {
        const file = place === undefined ? undefined : this.repository.read(place);
        if (place === undefined)
          problems.push(`${record.file.path}: ${field} names ${name}, which is outside of the repository`);
        else if (file === undefined || file.bytes.length === 0)
          problems.push(
            `${record.file.path}: ${field} names ${name}, which is ${file === undefined ? 'not there' : 'empty'}`,
          );
        else named.push({ path: file.path, sha256: file.sha256, may_change: false });
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        problems.push(error.message);
      }
    }
  }
}

const ledgerRow = { isLedgerRow: true };
/** The ledger compares tags as its cells read; what it gives is of the tag. */
function isLedgerRow(record: EvidenceRecord, field: string): boolean {
  return field === 'decision_tag' && (record as Partial<typeof ledgerRow>).isLedgerRow === true;
}

/** Beside a report; `*` stands for what the report's name has before `_report.json`. */
function besideReport(report: string, name: string): string {
  const { dir, base } = path.posix.parse(report);
  return path.posix.join(dir, name.replace(/^\*/, base.replace(/(_report)?\.json$/, '')));
}

function nothing(problem: string, expected?: string): Finding {
  return { record: undefined, expected, problems: [problem], evidence: [], isRepeated: false };
}

function just(record: EvidenceRecord, expected: string): Finding {
  return { record, expected, problems: [], evidence: [], isRepeated: false };
}

/**
 * From the first stamp in a path on, by which the newest is known where no document states its moment (contract 0.31).
 */
function stamped(file: string): string {
  const at = file.search(/\d{4}-\d{2}-\d{2}_\d{6}/);
  return at === -1 ? '' : file.slice(at).replaceAll('/', '_');
}
