/** What one gate learns from the records of its sources, which it sees one after the other (contract 37.4). */
import { momentOf } from '@gatehouse/boards';
import type { TelemetryGate } from '@gatehouse/contracts';
import { Samples, Sum, percentile, percentOf } from './aggregate';
import { fieldReader, matcher, rejection, sampleOf, type FieldReader } from './fields';

/** What a gate measured. */
export interface Measurement {
  value: number | undefined;
  /** Null when nothing says how many there are. */
  samples: number | null;
  records: number | null;
  skipped: number | null;
  /** Why nothing can be measured. */
  unreadable: string | undefined;
  rejected: string | undefined;
  /** Why there is too little, when it is not the number of samples. */
  insufficient: string | undefined;
  /** Newest time in the data, ms. */
  newest: number | undefined;
  /** As the source has it; undefined when it has none. */
  storedVerdict: unknown;
}

export class RecordMeter {
  private records = 0;
  private matched = 0;
  private samples = 0;
  private skipped = 0;
  private readonly sum = new Sum();
  private readonly denominators = new Sum();
  private least = Infinity;
  private greatest = -Infinity;
  private readonly all: Samples | undefined;
  private readonly seen = new Set<unknown>();
  private unreadable: string | undefined;
  private rejected: string | undefined;
  private newest: number | undefined;
  private newestOfAll: number | undefined;
  private storedVerdict: unknown;
  private readonly aggregate: string;
  private readonly wanted: ReadonlySet<unknown>;
  private readonly readField: FieldReader;
  private readonly readDenominator: FieldReader;
  private readonly readTime: FieldReader | undefined;
  private readonly readVerdict: FieldReader | undefined;
  private readonly matches: (record: unknown) => boolean;
  private readonly rejects: ((record: unknown) => string | undefined) | undefined;

  /** `isText`: the fields of the source are texts, as in CSV. */
  constructor(
    private readonly gate: TelemetryGate,
    private readonly isText: boolean,
    private readonly method: 'linear' | 'nearest_rank',
  ) {
    const { value, where, reject_if: rejectIf, time_field: time, stored_verdict: verdict } = gate;
    this.aggregate = value?.aggregate ?? '';
    this.wanted = new Set<unknown>(value?.values);
    this.readField = fieldReader(value?.field ?? '');
    this.readDenominator = fieldReader(value?.denominator ?? '');
    this.readTime = time === undefined ? undefined : fieldReader(time);
    this.readVerdict = verdict === undefined ? undefined : fieldReader(verdict);
    this.matches = matcher(where);
    this.rejects = rejectIf === undefined ? undefined : rejection(rejectIf);
    this.all = percentOf(this.aggregate) === undefined ? undefined : new Samples();
  }

  /** `file` is for messages. */
  add(record: unknown, file: string): void {
    this.records += 1;
    const time = this.readTime && momentOf(this.readTime(record));
    if (time !== undefined) this.newestOfAll = Math.max(time, this.newestOfAll ?? time);
    if (!this.matches(record)) return;
    this.matched += 1;
    if (time !== undefined) this.newest = Math.max(time, this.newest ?? time);
    const mark = this.rejects?.(record);
    if (mark !== undefined) this.rejected ??= `${file}: ${mark}`;
    this.storedVerdict = this.readVerdict?.(record) ?? this.storedVerdict;
    this.measure(record, file);
  }

  private measure(record: unknown, file: string): void {
    switch (this.aggregate) {
      case 'count':
        return;
      case 'distinct':
      case 'missing_of':
        return this.note(this.readField(record));
      case 'ratio':
        return this.addPair(record, file);
      default:
        return this.addSample(record, file);
    }
  }

  private note(value: unknown): void {
    if (value === undefined || value === null || (this.isText && value === '')) this.skipped += 1;
    else if (this.aggregate === 'distinct' || this.wanted.has(value))
      this.seen.add(typeof value === 'object' ? `object ${JSON.stringify(value)}` : value);
  }

  private addPair(record: unknown, file: string): void {
    const [above, below] = [
      this.number(record, file, this.readField, 'field'),
      this.number(record, file, this.readDenominator, 'denominator'),
    ];
    if (above === undefined || below === undefined) {
      this.skipped += 1;
      return;
    }
    this.samples += 1;
    this.sum.add(above);
    this.denominators.add(below);
  }

  private addSample(record: unknown, file: string): void {
    const value = this.number(record, file, this.readField, 'field');
    if (value === undefined) {
      this.skipped += 1;
      return;
    }
    this.samples += 1;
    if (this.all !== undefined) return this.all.push(value);
    this.sum.add(value);
    if (value < this.least) this.least = value;
    if (value > this.greatest) this.greatest = value;
  }

  private number(record: unknown, file: string, read: FieldReader, which: 'field' | 'denominator'): number | undefined {
    const value = sampleOf(read(record), this.isText);
    if (value === undefined || Number.isFinite(value)) return value;
    this.unreadable ??= `${file}: ${this.gate.value?.[which]} is not finite`;
    return undefined;
  }

  result(): Measurement {
    const isCounting = ['count', 'distinct', 'missing_of'].includes(this.aggregate);
    const isUndefined = this.aggregate === 'ratio' && this.samples > 0 && this.denominators.value === 0;
    const value = isCounting || this.samples > 0 ? this.value() : undefined;
    return {
      value: value !== undefined && Number.isFinite(value) ? value : undefined,
      samples: isCounting ? this.records : this.samples,
      records: this.records,
      skipped: this.skipped,
      unreadable:
        this.unreadable ??
        (value === undefined || Number.isFinite(value) || isUndefined
          ? undefined
          : `${this.aggregate} of ${this.gate.value?.field} is not finite`),
      rejected: this.rejected,
      insufficient: isUndefined ? `the sum of ${this.gate.value?.denominator} is 0` : undefined,
      newest: this.newest ?? (this.matched === 0 ? this.newestOfAll : undefined),
      storedVerdict: this.storedVerdict,
    };
  }

  private value(): number {
    switch (this.aggregate) {
      case 'count':
        return this.matched;
      case 'distinct':
        return this.seen.size;
      case 'missing_of':
        return this.wanted.size - this.seen.size;
      case 'min':
        return this.least;
      case 'max':
        return this.greatest;
      case 'sum':
        return this.sum.value;
      case 'mean':
        return this.sum.value / this.samples;
      case 'ratio':
        return this.sum.value / this.denominators.value;
      default:
        return percentile(this.all?.sorted() ?? new Float64Array(), percentOf(this.aggregate) ?? 0, this.method);
    }
  }
}

/** What a gate reads at paths of one document. */
export function measureDocument(gate: TelemetryGate, document: unknown, file: string): Measurement {
  const { value, time_field: time, stored_verdict: verdict, min_samples: fewest } = gate;
  const path = value?.path ?? '';
  const found = sampleOf(fieldReader(path)(document), false);
  const samplesPath = value?.samples;
  const samples = samplesPath === undefined ? undefined : sampleOf(fieldReader(samplesPath)(document), false);
  const isCounted = samples !== undefined && Number.isFinite(samples);
  const mark = rejection(gate.reject_if)(document);
  const asks = samplesPath !== undefined || fewest !== undefined;
  return {
    value: found !== undefined && Number.isFinite(found) ? found : undefined,
    samples: isCounted ? Math.max(0, Math.floor(samples)) : null,
    records: null,
    skipped: null,
    unreadable:
      found === undefined
        ? `${file}: no number at ${path}`
        : Number.isFinite(found)
          ? undefined
          : `${file}: ${path} is not finite`,
    rejected: mark === undefined ? undefined : `${file}: ${mark}`,
    insufficient:
      asks && !isCounted
        ? `${file}: no number of samples${samplesPath === undefined ? '' : ` at ${samplesPath}`}`
        : undefined,
    newest: time === undefined ? undefined : momentOf(fieldReader(time)(document)),
    storedVerdict: verdict === undefined ? undefined : fieldReader(verdict)(document),
  };
}
