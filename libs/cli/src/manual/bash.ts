import type { Tool } from '../tool';
import { completables, type Completable } from './completable';
import { lists, type ListName } from './lists';

/**
 * A completion that bash-completion finds by the name of the command. Old wrappers of bash 4 can source it as it is.
 */
export function bashCompletion(tool: Tool): string {
  const options = completables(tool);
  const names = options.map(({ name }) => `--${name}`).join(' ');
  const name = `_gatehouse_${tool.name.replaceAll('-', '_')}`;
  const replies = options.map(({ name, value }) => ({ name, reply: replyOf(value) }));
  const cases = [...new Set(replies.map(({ reply }) => reply))].flatMap((reply) =>
    reply === undefined
      ? []
      : [
          `    ${replies
            .filter((one) => one.reply === reply)
            .map((one) => `--${one.name}`)
            .join('|')}) ${reply} ;;`,
        ],
  );
  return `# bash completion for ${tool.name}
${name}() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} root=. quote='' typed one i rest=''
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    case \${COMP_WORDS[i]} in
      --) rest=1; break ;;
      --root) root=\${COMP_WORDS[i+1]}; [[ $root == = ]] && root=\${COMP_WORDS[i+2]} ;;
    esac
  done
  root=\${root/#'~/'/$HOME/}
  if [[ $cur == = ]]; then cur=''; elif [[ $prev == = ]]; then prev=\${COMP_WORDS[COMP_CWORD-2]}; fi
  case $cur in [\\"\\']*) quote=\${cur:0:1} ;; esac
  typed=\${cur#"$quote"}
  [[ $quote == "'" ]] || typed=\${typed//\\\\/}
${afterDashes(tool)}  case $prev in
${cases.join('\n')}
    *) mapfile -t COMPREPLY < <(compgen -W '${names}' -- "$cur") ;;
  esac
}
complete -F ${name} ${tool.name}
`;
}

/** Words after `--` are the workflow's: its freeze is known, the rest are files. */
function afterDashes(tool: Tool): string {
  const freeze =
    tool.rest === undefined
      ? ''
      : `
    if [[ $prev == --freeze-file ]]; then ${listReply('freeze')}; [[ \${#COMPREPLY[@]} -gt 0 ]] && return; fi`;
  return `  if [[ $rest ]]; then${freeze}
    compopt -o default; return
  fi
`;
}

function replyOf(value: Completable['value']): string | undefined {
  switch (value.kind) {
    case 'nothing':
      return undefined; // the next word is another option
    case 'file':
      return 'compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- "$typed")';
    case 'folder':
      return 'compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- "$typed")';
    case 'words':
      return `mapfile -t COMPREPLY < <(compgen -W '${value.words.join(' ')}' -- "$cur")`;
    case 'list':
      return listReply(value.list);
    default:
      return ':';
  }
}

/** What is listed may hold blanks: it is quoted as the word was begun. */
function listReply(list: ListName): string {
  return `while IFS= read -r one; do
      [[ $one == "$typed"* ]] || continue
      if [[ $quote ]]; then COMPREPLY+=("$one"); else COMPREPLY+=("$(printf %q "$one")"); fi
    done < <(${lists[list]})`;
}
