import { facts, joinedExamples, statusesOf } from '../help';
import { commonOptions, type OptionSpec } from '../option';
import type { Tool } from '../tool';

/** A tool's options and exit statuses as Markdown tables, and its examples, for its page of the contract. */
export function contractTables(tool: Tool): string {
  const options = Object.entries<OptionSpec>(tool.options);
  const common = Object.keys(commonOptions)
    .map((name) => `\`--${name}\``)
    .join(', ');
  return [
    '| option | means | |',
    '|---|---|---|',
    ...options.map(([name, spec]) => {
      const value = spec.type === 'flag' ? '' : ` ${spec.value ?? spec.type.toUpperCase()}`;
      return `| \`--${name}${value}\` | ${cell(spec.describe)} | ${cell(facts(spec).join('; '))} |`;
    }),
    `| ${common} | as every tool ([0.4](00-all.md#c0.4)) | |`,
    '',
    '| exit status | means |',
    '|---|---|',
    ...Object.entries(statusesOf(tool)).map(([status, meaning]) => `| ${status} | ${cell(meaning)} |`),
    '',
    'Examples, in the example repository:',
    '',
    ...joinedExamples(tool).map((example) => example.replace(/^/gm, '    ')),
  ].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}
