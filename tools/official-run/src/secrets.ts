/**
 * What looks like a secret never reaches the record or our messages (contract 3.10): the values of arguments such as `--api-key`, of
 * environment variables named like secrets, and passwords in addresses. The workflow itself gets everything as it is.
 */
import { createReadStream } from 'node:fs';

export const mask = '***';

const secretOption = /^--?([a-z0-9_-]*[-_])?(api[-_]?key|access[-_]?key|private[-_]?key|token|secret|password|passwd|credentials?)([-_=].*)?$/i;
const secretVariable = /TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIAL|KEY/i;
/** Lists of columns, our own settings, and names of files: no secrets, whatever they are called. */
const plainVariable = /^(DQ_|GATEHOUSE_)|_?(FILE|PATH|DIR|HOME)$/i;
const passwordInAddress = /(:\/\/[^/@\s:]*):[^/@\s]+@/g;
const authorization = /^(proxy-)?authorization:/i;
/** A shorter value would stand in texts by chance. */
const shortestSecret = 8;

interface Secret {
  /** Of the option or the variable. */
  name: string;
  value: string;
}

export class Masking {
  private readonly hits = new Set<string>();

  private constructor(
    /** The longest first: one may be a part of another. */
    private readonly secrets: readonly Secret[],
    private readonly isOn: boolean,
  ) {}

  /** Knows the secrets of this environment and of these arguments; with `isOn` false everything is kept. */
  static of(env: NodeJS.ProcessEnv, workflowArguments: readonly string[], isOn: boolean): Masking {
    const ofArguments: Secret[] = [];
    eachSecretArgument(workflowArguments, (name, value) => ofArguments.push({ name, value }));
    const secrets = [...ofArguments, ...environmentSecrets(env)].filter(({ value }) => value.length >= shortestSecret);
    return new Masking(secrets.sort((a, b) => b.value.length - a.value.length), isOn);
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
    return shown.replace(passwordInAddress, (_, before: string) => {
      this.hits.add('address');
      return `${before}:${mask}@`;
    });
  }

  /** The name of a secret that stands in the text; undefined when none does. */
  inside(text: string): string | undefined {
    return this.isOn ? this.secrets.find(({ value }) => text.includes(value))?.name : undefined;
  }

  /** Options and variables whose values were masked so far. */
  get masked(): string[] {
    return [...this.hits];
  }

  /** The names of the secrets that stand in a file, which is read in pieces; none when it cannot be read. */
  async insideFile(file: string): Promise<string[]> {
    const sought = this.isOn ? this.secrets.map(({ name, value }) => ({ name, bytes: Buffer.from(value) })) : [];
    const overlap = Math.max(0, ...sought.map(({ bytes }) => bytes.length)) - 1;
    if (overlap < 0) return [];
    const found = new Set<string>();
    let before: Buffer = Buffer.alloc(0);
    try {
      for await (const piece of createReadStream(file, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
        const seen = Buffer.concat([before, piece]);
        for (const { name, bytes } of sought) if (seen.includes(bytes)) found.add(name);
        before = Buffer.from(seen.subarray(Math.max(0, seen.length - overlap)));
      }
    } catch {
      return [...found];
    }
    return [...found];
  }
}

function environmentSecrets(env: NodeJS.ProcessEnv): Secret[] {
  return Object.entries(env).flatMap(([name, value]) => (value !== undefined && secretVariable.test(name) && !plainVariable.test(name) ? [{ name, value }] : []));
}

function eachSecretArgument(words: readonly string[], found: (name: string, value: string, index: number) => void): void {
  words.forEach((word, index) => {
    const equals = word.indexOf('=');
    if (equals > 0 && secretOption.test(word.slice(0, equals))) return found(word.slice(0, equals), word.slice(equals + 1), index);
    const before = words[index - 1];
    if (before !== undefined && secretOption.test(before) && !before.includes('=') && !word.startsWith('--')) return found(before, word, index);
    if (authorization.test(word)) found('authorization', word.slice(word.indexOf(':') + 1), index);
  });
}
