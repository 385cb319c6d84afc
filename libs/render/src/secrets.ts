/**
 * What looks like a secret and never reaches a record or a message (contract 0.15, 3.10): the values of arguments such
 * as `--api-key`, of environment variables named like secrets, and passwords in addresses.
 */

export const mask = '***';

const secretName =
  '(?:(?:api|access|private|secret|signing|encryption|account|subscription|master|shared)[-_]?key|token|secret|password|passwd|passphrase|credentials?)';
/** `--broker-token`, `--api_key`, and in `NAME=value` also without dashes. */
const secretOption = new RegExp(`^--?[a-z0-9_.-]*${secretName}([-_=].*)?$`, 'is');
const secretSetting = new RegExp(`^-{0,2}[a-z0-9_.-]*${secretName}([-_].*)?$`, 'is');
const secretVariable = /TOKEN|SECRET|PASSWORD|PASSWD|PASSPHRASE|CREDENTIAL|KEY/i;
/** Lists of columns, our own settings, and names of files: no secrets, whatever they are called. */
const plainVariable = /^(DQ_|GATEHOUSE_)|_?(FILE|PATH|DIR|HOME)$/i;
const plainOption = /[-_](file|path|dir)$/i;
const passwordInAddress = /(:\/\/[^/@\s:]*):[^/\s]+@/g;
const secretInQuery = new RegExp(`([?&][a-z0-9_.-]*${secretName}=)[^&#\\s]+`, 'gi');
const secretHeader = new RegExp(`^(proxy-)?authorization:|^[a-z0-9-]*${secretName}:`, 'i');
/** A shorter value would stand in texts by chance. */
const shortestSecret = 8;

export interface Secret {
  /** Of the option or the variable. */
  name: string;
  value: string;
}

export class Masking {
  private readonly hits = new Set<string>();

  private constructor(
    /** The longest first: one may be a part of another. */
    readonly secrets: readonly Secret[],
    private readonly isOn: boolean,
  ) {}

  /** Knows the secrets of this environment and of these arguments; with `isOn` false everything is kept. */
  static of(env: Readonly<Record<string, string | undefined>>, words: readonly string[], isOn = true): Masking {
    const ofArguments: Secret[] = [];
    eachSecretArgument(words, (name, value) => ofArguments.push({ name, value }));
    const known = [...ofArguments, ...environmentSecrets(env)]
      .map(({ name, value }) => ({ name, value: value.trim() }))
      .filter(({ value }) => value.length >= shortestSecret);
    const secrets = known.flatMap(({ name, value }) => formsOf(value).map((form) => ({ name, value: form })));
    return new Masking(isOn ? secrets.sort((a, b) => b.value.length - a.value.length) : [], isOn);
  }

  /** The words of a command line as they may be recorded. */
  words(words: readonly string[]): string[] {
    if (!this.isOn) return [...words];
    const shown = [...words];
    eachSecretArgument(words, (name, value, index) => {
      this.hits.add(name);
      const word = words[index] as string;
      shown[index] = word === value ? mask : `${word.slice(0, word.length - value.length)}${mask}`;
    });
    return shown.map((word) => this.text(word));
  }

  /** A text as it may be recorded or said. */
  text(text: string): string {
    if (!this.isOn) return text;
    let shown = text;
    for (const { name, value } of this.secrets) {
      if (!shown.includes(value)) continue;
      this.hits.add(name);
      shown = shown.replaceAll(value, mask);
    }
    const inAddress = (before: string): string => {
      this.hits.add('address');
      return before;
    };
    return shown
      .replace(passwordInAddress, (_, before: string) => `${inAddress(before)}:${mask}@`)
      .replace(secretInQuery, (_, before: string) => `${inAddress(before)}${mask}`);
  }

  /** The name of a secret that stands in the text; undefined when none does. */
  inside(text: string): string | undefined {
    return this.secrets.find(({ value }) => text.includes(value))?.name;
  }

  /** Options and variables whose values were masked so far. */
  get masked(): string[] {
    return [...this.hits].sort();
  }
}

/** As it is, and as it stands in JSON, ASCII only or not. */
function formsOf(value: string): string[] {
  const json = JSON.stringify(value).slice(1, -1);
  const ascii = json.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return [...new Set([value, json, ascii])];
}

function environmentSecrets(env: Readonly<Record<string, string | undefined>>): Secret[] {
  return Object.entries(env).flatMap(([name, value]) =>
    value !== undefined && secretVariable.test(name) && !plainVariable.test(name) ? [{ name, value }] : [],
  );
}

function eachSecretArgument(
  words: readonly string[],
  found: (name: string, value: string, index: number) => void,
): void {
  words.forEach((word, index) => {
    const equals = word.indexOf('=');
    const name = word.slice(0, equals);
    if (equals > 0 && secretSetting.test(name) && !plainOption.test(name))
      return found(name, word.slice(equals + 1), index);
    const before = words[index - 1];
    if (
      before !== undefined &&
      secretOption.test(before) &&
      !before.includes('=') &&
      !plainOption.test(before) &&
      !word.startsWith('--')
    )
      return found(before, word, index);
    const header = secretHeader.exec(word)?.[0];
    if (header !== undefined) found(header.slice(0, -1).toLowerCase(), word.slice(header.length), index);
  });
}
