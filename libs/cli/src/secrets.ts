/** Secrets of the environment among what would be recorded (contract 0.15). */
import { Failure } from '@gatehouse/contracts';
import { Masking } from '@gatehouse/render';
import type { OptionTable } from './option';

let known: Masking | undefined;

/** Of the environment of this process, which is looked through once: a tool may say thousands of things. */
export function ownMasking(): Masking {
  return (known ??= Masking.of(process.env, []));
}

const isPlace = /^(FILE|DIR|PATH|CSV)$/;

/** Throws Failure `usage` when the text of an option, not the path of a file, holds a secret of this environment. */
export function refuseSecretTexts(table: OptionTable, values: Readonly<Record<string, unknown>>): void {
  for (const [name, spec] of Object.entries(table)) {
    if (!['string', 'list'].includes(spec.type) || isPlace.test(spec.value ?? '')) continue;
    for (const value of [values[name]].flat()) if (typeof value === 'string') refuseSecret(value, `option --${name}`);
  }
}

/** As refuseSecretTexts, for a text that stands somewhere else, such as in a file that is about to be taken over. */
export function refuseSecret(text: string, where: string): void {
  const name = ownMasking().inside(text);
  if (name !== undefined)
    throw new Failure(
      'usage',
      `${where}: the value of ${name} stands in it, which looks like a secret and would be recorded; leave it out, or unset ${name}`,
    );
}
