/**
 * POSIX shell commands that print what a value may be below `$root`, one a line. No shell should guess what needs an
 * escape: it is left out.
 */

/** Tags of the runs. */
const tags =
  String.raw`find "$root/audit/workstation_runs" -mindepth 2 -maxdepth 2 -name context.json ` +
  String.raw`-exec sed -n 's/^ *"decision_tag": *"\([^"\\]\{1,\}\)",\{0,1\}$/\1/p' {} + 2>/dev/null | LC_ALL=C sort -u`;

/** Tags of decision notes and of the queue that no run has. */
const newTags =
  String.raw`{ sed -n 's/^ *[-*] *decision_tag: *\([^ <\140\\].*\)$/\1/p' "$root"/docs/production_research/decisions/*.md; ` +
  String.raw`sed -n 's/^| [0-9][0-9]* | .* | \([^ |\140\\]*\) |$/\1/p' "$root/audit/factor_registry/factor_candidate_queue.md"; } 2>/dev/null | ` +
  String.raw`LC_ALL=C sort -u | { used=$(${tags}); while IFS= read -r one; do ` +
  String.raw`printf '%s\n' "$used" | grep -qxF -- "$one" || printf '%s\n' "$one"; done; }`;

/** Keys of an object of gatehouse.json as it is usually laid out: a line each, four blanks in. */
const keysOf = (name: string): string =>
  String.raw`sed -n '/^  "${name}": *{/,/^  }/s/^    "\([^"\\]*\)": *{.*$/\1/p' "$root/gatehouse.json" 2>/dev/null`;

const workflows = `{ printf '%s\\n' baseline production_gates stress; ${keysOf('workflows')}; } | LC_ALL=C sort -u`;

const freezes = `( cd "$root" && ls -t runs/freeze/*.freeze.json ) 2>/dev/null`;

export const lists = {
  tag: tags,
  'new-tag': newTags,
  workflow: workflows,
  data: keysOf('data'),
  freeze: freezes,
} as const;

export type ListName = keyof typeof lists;
