/** The option table of a tool: one entry serves parsing, help and documentation. */
export interface OptionSpec {
  /** `path` and `string` differ in help only; `list` collects every occurrence; the others take the last one. */
  type: 'string' | 'path' | 'integer' | 'number' | 'flag' | 'choice' | 'list';
  describe: string;
  default?: string | number;
  required?: true;
  /** Flags and options beside which a required one may be left out. */
  unless?: readonly string[];
  /** What a `choice` may be; an empty text means "not given" when it is among them. */
  choices?: readonly string[];
  /** Environment variable that stands in when the option is not given. */
  env?: string;
  /** Key of gatehouse.json that stands in when neither the option nor its variable is given; the tool reads it. */
  setting?: string;
  /** Not among the options of the replaced script: it never makes one of their abbreviations ambiguous. */
  added?: true;
  /**
   * How the name of a file that is replaced must end: a word too many on a command line must not cost anybody a record.
   */
  ending?: string;
  /** Word for the value in help, such as `DIR`; completion goes by it (`DIR`, `FILE`, `TAG`). */
  value?: string;
  /** What completion offers for it, where its word does not say. */
  completes?: 'data' | 'workflow' | 'new-tag' | 'freeze';
  /** Heading in help; `Options` without one. */
  group?: string;
  /** Of a `choice`: after this value, a next word that is not an option is the value of that option. */
  then?: Readonly<Record<string, string>>;
}

export type OptionTable = Record<string, OptionSpec>;

type Given<O extends OptionSpec> = O['type'] extends 'flag'
  ? boolean
  : O['type'] extends 'integer' | 'number'
    ? number
    : O['type'] extends 'list'
      ? string[]
      : string;

type AlwaysThere<O extends OptionSpec> = O extends { unless: readonly string[] }
  ? false
  : O extends { required: true } | { default: string | number } | { type: 'flag' | 'list' }
    ? true
    : false;

/** The values of a table's options: undefined only where there is no default and the option need not be given. */
export type Values<T extends OptionTable> = {
  [K in keyof T]: AlwaysThere<T[K]> extends true ? Given<T[K]> : Given<T[K]> | undefined;
};

/** Options that every tool has (contract 0.4). */
export const commonOptions = {
  root: { type: 'path', describe: 'Research repository to work in, as if started there', value: 'DIR', added: true },
  json: { type: 'flag', describe: 'Print one JSON document instead of the result lines', added: true },
  quiet: { type: 'flag', describe: 'Print nothing when all is well', added: true },
  help: { type: 'flag', describe: 'Show this help', added: true },
  version: { type: 'flag', describe: 'Show the version', added: true },
} as const satisfies OptionTable;
