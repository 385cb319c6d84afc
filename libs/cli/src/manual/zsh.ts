import type { Tool } from '../tool';
import { completables, type Completable } from './completable';
import { lists, type ListName } from './lists';

/** A completion function for a folder of $fpath. */
export function zshCompletion(tool: Tool): string {
  const options = completables(tool);
  const used = new Set(options.flatMap(({ value }) => (value.kind === 'list' ? [value.list] : [])));
  if (tool.rest !== undefined) used.add('freeze');
  const specs = options.map(
    ({ name, describe, value }) =>
      `  ${quoted(`--${name}${value.kind === 'nothing' ? '' : '='}[${describe.replace(/[[\]\\]/g, '\\$&')}]${actionOf(name, value)}`)}`,
  );
  const others =
    tool.rest !== undefined ? ["  '*:: :_gatehouse_rest'"] : tool.operands === undefined ? [] : ["  '*:: :_default'"];
  return `#compdef ${tool.name}
${[...used].map(listFunction).join('')}${tool.rest === undefined ? '' : restFunction}_arguments \\
${[...specs, ...others].join(' \\\n')}
`;
}

function listFunction(list: ListName): string {
  return `${functionOf(list)}() {
  local root=\${\${(Q)opt_args[--root]}:-.} expl
  local -a found
  found=("\${(@f)$(${lists[list]})}")
  found=("\${(@)found:#}")
  _wanted ${list} expl ${quoted(titles[list])} compadd -a found
}
`;
}

/** Words after `--` are the workflow's: its freeze is known, the rest are files. */
const restFunction = `_gatehouse_rest() {
  if (( CURRENT > 1 )) && [[ \${words[CURRENT-1]} == --freeze-file ]]; then ${functionOf('freeze')} && return; fi
  _default
}
`;

const titles: Readonly<Record<ListName, string>> = {
  tag: 'decision tag',
  'new-tag': 'decision tag',
  workflow: 'workflow',
  data: 'data',
  freeze: 'freeze',
};

function functionOf(list: ListName): string {
  return `_gatehouse_${list.replace('-', '_')}s`;
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
    case 'list':
      return `:${name}:${functionOf(value.list)}`;
    default:
      return `:${name}: `;
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
