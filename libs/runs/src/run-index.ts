import { isOfTag, listRuns, statedTag, type Run } from './run';

/** As findRun, for callers with many tags: the runs are listed and their documents read once, when the first tag is asked for. */
export function runFinder(root: string): (tag: string) => Run | undefined {
  let runs: { run: Run; stated: string | undefined }[] | undefined;
  return (tag) => {
    runs ??= listRuns(root).map((run) => ({ run, stated: statedTag(run) }));
    return runs.find(({ run, stated }) => isOfTag(tag, run.name, stated))?.run;
  };
}
