import type { Tool } from '../tool';
import { completables, listTags, type Completable } from './completable';

/** Completions for a vendor folder of fish. */
export function fishCompletion(tool: Tool): string {
  const tags = `__gatehouse_tags_${tool.name.replaceAll('-', '_')}`;
  return `# fish completion for ${tool.name}
function ${tags}
  set -l root .
  set -l words (commandline -opc)
  for i in (seq (count $words))
    string match -q -- '--root=*' $words[$i]; and set root (string replace -- '--root=' '' $words[$i])
    test "$words[$i]" = --root; and test $i -lt (count $words); and set root $words[(math $i + 1)]
  end
  set root (string replace -r '^~/' "$HOME/" -- $root)
  sh -c ${quoted(`root=$1; ${listTags}`)} sh $root
end
complete -c ${tool.name}${tool.rest === undefined && tool.operands === undefined ? ' -f' : ''}
${completables(tool)
  .map(
    ({ name, describe, value }) =>
      `complete -c ${tool.name} -l ${name}${argumentOf(value, tags)} -d ${quoted(describe)}`,
  )
  .join('\n')}
`;
}

function argumentOf(value: Completable['value'], tags: string): string {
  switch (value.kind) {
    case 'nothing':
      return '';
    case 'file':
      return ' -r -F';
    case 'folder':
      return ` -x -a '(__fish_complete_directories)'`;
    case 'words':
      return ` -x -a ${quoted(value.words.join(' '))}`;
    case 'tag':
      return ` -x -a '(${tags})'`;
    default:
      return ' -x';
  }
}

/** In fish a backslash within single quotes escapes itself and the quote. */
function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
