/** Was the holdout's window ever moved (contract 25.7)? Git's objects tell, whatever lies in the work tree. */
import { configurationPath, declaredHoldout, textOf, type Window } from '@gatehouse/backtests';
import { commitsOfFile, gitPlace, readObjects } from '@gatehouse/system';
import { Findings, type CheckList } from '@gatehouse/verdicts';
import { documentOf, shownWindow, type HoldoutRun } from './run';

const id = 'window_unmoved';

/** `config`: path relative to the repository, of --config. */
export function checkWindow(
  checks: CheckList,
  root: string,
  run: HoldoutRun,
  { window, config }: { window: Window; config: string | undefined },
): void {
  const { name } = run.manifest;
  const recorded = textOf(documentOf(run.manifest)?.fields['config_path']);
  const file = configurationPath(config ?? recorded ?? '');
  const place = gitPlace(root);
  if (place === undefined) checks.missing(id, 'not a git repository');
  else if (file === undefined)
    checks.missing(
      id,
      `${name}: config_path is absent or outside the repository: name the configuration with --config`,
    );
  else if (place.isShallow) checks.missing(id, 'shallow clone: fetch the whole history');
  else checks.judge(id, historyFindings(root, `${place.prefix}${file}`, { file, window, manifest: name }));
}

/** `inGit`: the configuration's path in git; `file`: as findings show it. */
function historyFindings(
  root: string,
  inGit: string,
  { file, window, manifest }: { file: string; window: Window; manifest: string },
): Findings {
  const findings = new Findings();
  const commits = commitsOfFile(root, inGit);
  const contents = readObjects(
    root,
    commits.map((commit) => `${commit}:${inGit}`),
  );
  if (contents.size === 0) {
    findings.missing(`${file}: no commit has it`);
    return findings;
  }
  let last: { window: Window; commit: string } | undefined;
  for (const commit of commits) {
    const content = contents.get(`${commit}:${inGit}`);
    const declared = content === undefined ? undefined : declaredHoldout(content);
    if (declared === 'damaged') findings.missing(`${commit}: ${file} is no YAML`);
    if (declared === undefined || declared === 'damaged') continue;
    if (last !== undefined && shownWindow(last.window) !== shownWindow(declared))
      findings.fail(
        `${file}: the holdout moved from ${shownWindow(last.window)} (${last.commit}) to ${shownWindow(declared)} (${commit})`,
      );
    last = { window: declared, commit };
  }
  if (last === undefined) findings.missing(`${file}: no version declares a holdout`);
  else if (shownWindow(last.window) !== shownWindow(window))
    findings.fail(`${file} declares ${shownWindow(last.window)}, ${manifest} ${shownWindow(window)}`);
  return findings;
}
