import { Failure } from '@gatehouse/contracts';
import type { OptionSpec, OptionTable, Values } from './option';

/**
 * The values of all options: from the command line, else from the environment variable of the option, else its default
 * (contract 0.4). Throws Failure `usage` naming the option (or variable) and what was expected of it.
 */
export function optionValues<T extends OptionTable>(
  table: T,
  given: Record<string, true | readonly string[]>,
  env: NodeJS.ProcessEnv,
): Values<T> {
  const values: Record<string, unknown> = {};
  for (const [name, spec] of Object.entries(table)) {
    const isNeeded = spec.required && !(spec.unless ?? []).some((other) => given[other] !== undefined);
    values[name] = valueOf(name, spec, given[name], env, isNeeded === true);
  }
  return values as Values<T>;
}

/** What gave an option its value; undefined for its default, or none. */
export function sourceOf(
  spec: OptionSpec,
  given: true | readonly string[] | undefined,
  env: NodeJS.ProcessEnv,
): 'option' | `environment ${string}` | undefined {
  if (given !== undefined) return 'option';
  return spec.env !== undefined && env[spec.env] ? `environment ${spec.env}` : undefined;
}

function valueOf(
  name: string,
  spec: OptionSpec,
  given: true | readonly string[] | undefined,
  env: NodeJS.ProcessEnv,
  isNeeded: boolean,
): unknown {
  const fromEnvironment = spec.env === undefined ? undefined : env[spec.env] || undefined;
  if (spec.type === 'flag') return given === true || fromEnvironment === '1';
  const all = given === undefined || given === true ? [] : [...given];
  if (spec.type === 'list') return all;
  const text = all.at(-1);
  if (text !== undefined) return convert(text, spec, `option --${name}`);
  if (fromEnvironment !== undefined) return convert(fromEnvironment, spec, `environment variable ${spec.env}`);
  if (isNeeded) throw new Failure('usage', `option --${name} is required`);
  return spec.default;
}

function convert(text: string, spec: OptionSpec, what: string): string | number {
  const trimmed = text.trim();
  switch (spec.type) {
    case 'integer':
      if (!/^[+-]?\d+$/.test(trimmed) || !Number.isSafeInteger(Number(trimmed))) {
        throw new Failure('usage', `${what}: expected a whole number, got '${text}'`);
      }
      return Number(trimmed);
    case 'number':
      if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(trimmed) || !Number.isFinite(Number(trimmed))) {
        throw new Failure('usage', `${what}: expected a finite number, got '${text}'`);
      }
      return Number(trimmed);
    case 'choice':
      if (!spec.choices?.includes(text)) {
        throw new Failure(
          'usage',
          `${what}: expected one of ${(spec.choices ?? []).filter(Boolean).join(', ')}, got '${text}'`,
        );
      }
      return text;
    default:
      if (text.includes('\0')) throw new Failure('usage', `${what}: holds a NUL character`);
      if (spec.ending !== undefined && text !== '' && !text.endsWith(spec.ending))
        throw new Failure(
          'usage',
          `${what}: expected a name that ends in ${spec.ending}, so that no record is overwritten by a slip, got '${text}'`,
        );
      return text;
  }
}
