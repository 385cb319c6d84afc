/**
 * What runs on the other host: a small server of fixed text for a POSIX shell. It reads requests from its standard
 * input, two lines each (verb, path), and answers in raw bytes, each answer ended by a line with a mark that nobody
 * there knows beforehand. Every path is data to it, never text: it stands in quotes wherever it is used, and is never
 * evaluated. It changes nothing.
 */
const text = String.raw`
LC_ALL=C; export LC_ALL
unset CDPATH
IFS= read -r mark && IFS= read -r root || exit 1
answer() { printf '\n%s %s\n' "$mark" "$1"; }
cd "$root" 2>/dev/null || { answer no-root; exit 0; }
answer ready
while IFS= read -r verb && IFS= read -r path; do
  case $verb in
  machine)
    uname -n
    date -u +%Y-%m-%dT%H:%M:%SZ
    date '+%Y-%m-%d %H:%M:%S'
    printf '%s\n' "$(cat /proc/sys/kernel/random/boot_id 2>/dev/null)" "$(readlink /proc/self/ns/pid 2>/dev/null)"
    answer ok ;;
  processes)
    cat /proc/[0-9]*/stat 2>/dev/null
    answer ok ;;
  commands)
    for pid in $path; do
      cat "/proc/$pid/cmdline" 2>/dev/null
      answer "$pid"
    done
    answer ok ;;
  folders)
    (cd "$path" 2>/dev/null && for name in *; do if [ -d "$name" ]; then printf '%s/' "$name"; fi; done)
    answer ok ;;
  files)
    (cd "$path" 2>/dev/null && for name in *; do if [ -f "$name" ]; then printf '%s/' "$name"; fi; done)
    answer ok ;;
  there)
    if [ -f "$path" ]; then answer ok; else answer missing; fi ;;
  file | tail)
    if [ -f "$path" ] && [ -r "$path" ]; then
      if [ "$verb" = file ]; then dd if="$path" bs=65536 count=129 2>/dev/null; else tail -c 65536 "$path" 2>/dev/null; fi
      answer ok
    elif [ -e "$path" ] || [ -L "$path" ]; then answer damaged
    else answer missing
    fi ;;
  *) answer unknown ;;
  esac
done
`;

export type Verb = 'machine' | 'processes' | 'commands' | 'folders' | 'files' | 'there' | 'file' | 'tail';

/** No document read from another host is larger (bytes): what `dd` above would give more of is cut off. */
export const documentLimit = 128 * 65536;
export const tailBytes = 65536;

/**
 * The command for the login shell there, whichever it is: fixed text without anything of ours in it. It takes the
 * server from standard input by its exact length, byte by byte, because a shell may read ahead and would swallow the
 * requests.
 */
export const command = `exec sh -c 'eval "$(dd bs=1 count=${Buffer.byteLength(text)} 2>/dev/null)"'`;

/** What is sent first: the server, the mark that ends its answers, the directory to work in. */
export function opening(mark: string, root: string): string {
  return `${text}${mark}\n${root}\n`;
}

export function request(verb: Verb, path: string): string {
  return `${verb}\n${path}\n`;
}
