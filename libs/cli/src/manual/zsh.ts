import type { Tool } from '../tool';
import { completables, listTags, type Completable } from './completable';

/** A completion function for a folder of $fpath. */
export function zshCompletion(tool: Tool): string {
  const specs = completables(tool).map(
    ({ name, describe, value }) =>
      `  ${quoted(`--${name}${value.kind === 'nothing' ? '' : '='}[${describe.replace(/[[\]\\]/g, '\\$&')}]${actionOf(name, value)}`)}`,
  );
  return `#compdef ${tool.name}
_gatehouse_tags() {
  local root=\${\${(Q)opt_args[--root]}:-.} expl
  local -a tags
  tags=("\${(@f)$(${listTags})}")
  tags=("\${(@)tags:#}")
  _wanted tags expl 'decision tag' compadd -a tags
}
_arguments \\
${[...specs, ...(tool.rest === undefined && tool.operands === undefined ? [] : ["  '*:: :_default'"])].join(' \\\n')}
`;
}

function actionOf(name: string, value: Completable['value']): string {
  switch (value.kind) {
    case 'nothing':
      return '';
    case 'file':
      return `:${name}:_files`;
    case 'folder':
      return `:${name}:_files -/`;
    case 'words':
      return `:${name}:(${value.words.join(' ')})`;
    case 'tag':
      return `:${name}:_gatehouse_tags`;
    default:
      return `:${name}: `;
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
