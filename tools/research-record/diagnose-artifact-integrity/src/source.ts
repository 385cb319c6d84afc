/** What became of a file: checks that need one which cannot be read lack their evidence. */
import { numberOf, type DocumentReading, type Fields, type WrittenDocument } from '@gatehouse/backtests';

export type FileState = 'read' | 'absent' | 'damaged';

/** A file of the run under the name that findings give it. */
export interface Source {
  name: string;
  state: FileState;
}

/** Why the first of the files that cannot be read is not evidence; undefined when all were read. */
export function lackOf(...sources: readonly Source[]): string | undefined {
  const lacking = sources.find(({ state }) => state !== 'read');
  if (lacking === undefined) return undefined;
  return lacking.state === 'absent' ? `${lacking.name}: not there` : `${lacking.name} could not be read`;
}

/** A JSON document of the run. */
export class JsonSource implements Source {
  readonly state: FileState;
  private readonly document: WrittenDocument | undefined;

  constructor(
    readonly name: string,
    readonly reading: DocumentReading,
  ) {
    this.state = reading.state;
    this.document = reading.state === 'read' ? reading.document : undefined;
  }

  /** The document's members; none when it could not be read. */
  get fields(): Fields {
    return this.document?.fields ?? {};
  }

  get items(): readonly unknown[] {
    return this.document?.items ?? [];
  }

  get value(): unknown {
    return this.document?.value;
  }

  /** A finite number, undefined for anything else. */
  number(key: string): number | undefined {
    return numberOf(this.fields[key]);
  }

  /** A member as Python prints it, of the document or of an object in it. */
  shown(key: string | number, holder: object | undefined = this.value as object | undefined): string {
    return this.document?.shown(holder, key) ?? 'None';
  }

  /** The finding for a figure that is not a number. */
  absent(key: string): string {
    return `${this.name}: ${key} is absent or no number`;
  }
}
