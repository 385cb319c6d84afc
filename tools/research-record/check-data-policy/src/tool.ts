import path from 'node:path';
import { defineTool } from '@gatehouse/cli';
import { dataPolicy, dataPolicyScan, Failure, type DataPolicy } from '@gatehouse/contracts';
import { readTextIfThere } from '@gatehouse/files';
import { commitsOfRange, filesOfCommits, gitPlace, stagedFiles, trackedFiles } from '@gatehouse/system';
import { checkPatterns, policyInForce, policyOptions, publishVerdict } from '@gatehouse/verdicts';
import { markdown, problemsOf, resultLines, scanDocument, type Scanned } from './core';
import shippedPolicy from './data-policy.json';
import { globsIn, rulesOf, type Rules } from './rules';
import { scanBlobs, scanWorkTree } from './sources';

const shipped: DataPolicy = shippedPolicy as DataPolicy & { schema: 'data-policy/v1' }; // a test holds it to its schema

export const tool = defineTool({
  name: 'check-data-policy',
  purpose: 'Scans tracked files for private paths, restricted columns and keywords.',
  options: {
    allowlist: {
      type: 'path',
      describe: `Globs of allowed data files (default: ${shipped.allowlist}, where it is there)`,
      value: 'FILE',
    },
    staged: { type: 'flag', describe: 'Scan what is staged instead of all tracked files' },
    range: { type: 'string', describe: 'Scan what each commit of a range adds or changes', value: 'A..B' },
    ...policyOptions,
    'out-dir': {
      type: 'path',
      describe: 'Folder for the document and its Markdown (default: nothing is written)',
      value: 'DIR',
    },
  },
  reads: [
    'all tracked files, the blobs of the index (--staged) or of commits (--range)',
    'the allowlist: a glob a line',
    'the policy: data-policy.schema.json',
  ],
  writes: [
    '--out-dir: data_policy_scan.json (data-policy-scan.schema.json) and data_policy_scan.md; nothing without it',
  ],
  statuses: { '2': 'a file breaks the policy, or no file is tracked' },
  examples: ['check-data-policy', 'check-data-policy --staged --json'],
  async run({ options, root, path: at, progress }) {
    const given = options.policy === undefined ? undefined : at(options.policy);
    const { policy, cited, text } = policyInForce(dataPolicy, shipped, given, root);
    checkPatterns(given ?? 'the shipped policy', patternsOf(policy));
    if (options['print-policy']) return { status: 0, lines: text.trimEnd().split('\n'), document: policy };
    if (options.staged && options.range !== undefined)
      throw new Failure('usage', 'options --staged and --range: each says what is scanned; choose one');
    if (gitPlace(root) === undefined) throw new Failure('missing-input', 'not a git repository');
    const allowlist = at(options.allowlist ?? policy.allowlist);
    const globs = readTextIfThere(allowlist);
    if (globs === undefined && (options.allowlist !== undefined || policy.allowlist !== shipped.allowlist))
      throw new Failure('missing-input', `allowlist not found: ${path.relative(root, allowlist)}`);
    const rules = rulesOf(policy, globsIn(globs ?? ''));
    const scope = { range: options.range ?? null, staged: options.staged };
    const files = await scan(root, scope, rules, (total) => {
      const shown = progress({ what: 'scanning', total, unit: 'files' });
      let done = 0;
      return () => shown.at((done += 1));
    });
    const document = scanDocument({ policy: cited, scope, files }, rules);
    const done =
      options['out-dir'] === undefined
        ? []
        : publishVerdict(at(options['out-dir']), 'data_policy_scan', dataPolicyScan, document, markdown(document));
    return {
      status: document.overall_pass ? 0 : 2,
      lines: [...resultLines(document, allowlist), ...done],
      document,
      problems: options.json || options.quiet || files.length === 0 ? problemsOf(document) : [],
    };
  },
});

async function scan(
  root: string,
  { range, staged }: { range: string | null; staged: boolean },
  rules: Rules,
  start: (total: number) => () => void,
): Promise<Scanned[]> {
  if (range !== null) {
    const commits = commitsOfRange(root, range);
    if (commits === undefined) throw new Failure('usage', `--range ${range}: no such commits`);
    const files = filesOfCommits(root, commits);
    return scanBlobs(root, files, rules, start(files.length));
  }
  if (!staged) {
    const files = trackedFiles(root);
    return scanWorkTree(root, files, rules, start(files.length));
  }
  const files = stagedFiles(root).map((file) => ({ ...file, commit: null }));
  return scanBlobs(root, files, rules, start(files.length));
}

function patternsOf({ paths, private_paths }: DataPolicy): Record<string, string> {
  return Object.fromEntries(
    Object.entries({ paths, private_paths }).flatMap(([key, rules]) =>
      rules.map(({ pattern }, index) => [`${key}[${index}]`, pattern]),
    ),
  );
}
