import type { Tool } from '../tool';
import { completables, type Completable } from './completable';
import { lists, type ListName } from './lists';

/** Completions for a vendor folder of fish. */
export function fishCompletion(tool: Tool): string {
  const options = completables(tool);
  const prefix = `__gatehouse_${tool.name.replaceAll('-', '_')}`;
  const used = new Set(options.flatMap(({ value }) => (value.kind === 'list' ? [value.list] : [])));
  if (tool.rest !== undefined) used.add('freeze');
  const rest =
    tool.rest === undefined
      ? ''
      : `complete -c ${tool.name} -n 'string match -q -- --freeze-file (commandline -opc)[-1]' -a '(${functionOf(prefix, 'freeze')})'\n`;
  return `# fish completion for ${tool.name}
${[...used].map((list) => listFunction(prefix, list)).join('')}complete -c ${tool.name}${tool.rest === undefined && tool.operands === undefined ? ' -f' : ''}
${rest}${options
    .map(
      ({ name, describe, value }) =>
        `complete -c ${tool.name} -l ${name}${argumentOf(value, prefix)} -d ${quoted(describe)}`,
    )
    .join('\n')}
`;
}

function functionOf(prefix: string, list: ListName): string {
  return `${prefix}_${list.replace('-', '_')}s`;
}

function listFunction(prefix: string, list: ListName): string {
  return `function ${functionOf(prefix, list)}
  set -l root .
  set -l words (commandline -opc)
  for i in (seq (count $words))
    string match -q -- '--root=*' $words[$i]; and set root (string replace -- '--root=' '' $words[$i])
    test "$words[$i]" = --root; and test $i -lt (count $words); and set root $words[(math $i + 1)]
  end
  set root (string replace -r '^~/' "$HOME/" -- $root)
  sh -c ${quoted(`root=$1; ${lists[list]}`)} sh $root
end
`;
}

function argumentOf(value: Completable['value'], prefix: string): string {
  switch (value.kind) {
    case 'nothing':
      return '';
    case 'file':
      return ' -r -F';
    case 'folder':
      return ` -x -a '(__fish_complete_directories)'`;
    case 'words':
      return ` -x -a ${quoted(value.words.join(' '))}`;
    case 'list':
      return ` -x -a '(${functionOf(prefix, value.list)})'`;
    default:
      return ' -x';
  }
}

/** In fish a backslash within single quotes escapes itself and the quote. */
function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
