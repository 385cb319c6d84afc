import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { defineTool } from '@gatehouse/cli';
import { Failure, runLogPolicy, runLogValidation, type RunLogPolicy } from '@gatehouse/contracts';
import { isFile, isFolder, readBytes, readTextIfThere } from '@gatehouse/files';
import { readMeta } from '@gatehouse/records';
import { checkPatterns, policyInForce, publishVerdict, verdictOptions, withSeverities } from '@gatehouse/verdicts';
import { pathInRepository } from './commits';
import { allMessages, corpusChecks, judgeLog, logChecks, markdown, resultLines, validation, type Facts } from './core';
import { judgeCorpus } from './corpus';
import { gatherFacts } from './git-facts';
import type { RunLog } from './log';
import shippedPolicy from './run-log-policy.json';

const shipped = shippedPolicy as unknown as RunLogPolicy; // a test holds it to its schema

export const tool = defineTool({
  name: 'validate-run-logs',
  purpose: 'Validates run logs: files, META.json, tickets, and every commit, hash and path against git.',
  options: {
    'runs-root': { type: 'path', describe: 'Folder of the run logs', default: 'docs/agent_runs', value: 'DIR' },
    tickets: {
      type: 'path',
      describe: 'Document with the tickets',
      default: 'docs/CODEX_SPRINT_TICKETS.md',
      value: 'FILE',
    },
    run: { type: 'list', describe: 'Validate this log only; may be repeated', value: 'NAME' },
    ...verdictOptions,
  },
  reads: [
    '<runs-root>/<run>/: PROMPT.md, COMMANDS.md, RESULTS.md, TESTS.md, META.json, and the tickets',
    "git's objects: commits, configurations, recorded paths",
    'the policy: run-log-policy.schema.json',
  ],
  writes: [
    '--out-dir: run_log_validation.json (run-log-validation.schema.json) and run_log_validation.md; nothing without it',
  ],
  statuses: { '2': 'a log or the tickets break a rule, or what a rule needs is missing' },
  examples: ['validate-run-logs --print-policy', 'validate-run-logs --runs-root docs --tickets README.md --strict'],
  async run({ options, root, path: at, note, warn }) {
    const given = options.policy === undefined ? undefined : at(options.policy);
    const { policy, cited, text } = policyInForce(runLogPolicy, shipped, given, root);
    checkPolicy(policy, given ?? 'the shipped policy');
    if (options['print-policy']) return { status: 0, lines: text.trimEnd().split('\n'), document: policy };
    const relative = (file: string): string => path.relative(root, file) || '.';
    const [runsRoot, ticketsFile] = [relative(at(options['runs-root'])), relative(at(options.tickets))];
    const logs = readLogs(root, runsRoot, options.run, policy);
    const isInWorkTree = (file: string): boolean => {
      const inside = pathInRepository(file);
      return inside !== undefined && existsSync(path.join(root, inside));
    };
    const { checks: corpus, tickets } = judgeCorpus({
      ticketsFile,
      runsRoot,
      ticketsText: readTextIfThere(path.join(root, ticketsFile)),
      ticketPattern: policy.ticket_pattern,
      logCount: logs.length,
      isThere: isInWorkTree,
    });
    const metas = logs.flatMap(({ meta }) => (meta !== undefined && 'meta' in meta ? [meta.meta] : []));
    const git = await gatherFacts(root, runsRoot, metas);
    const rules = { policy, tickets, ticketsFile, git, isInWorkTree };
    const facts: Facts = {
      policy: cited,
      runsRoot,
      ticketsFile,
      corpus: withSeverities(corpus, policy.severity),
      logs: logs.map((log) => ({
        log,
        checks: judgeLog(log, rules),
        logCommit: git?.lastCommits.get(log.name) ?? null,
      })),
      strict: options.strict,
    };
    const document = validation(facts);
    const { problems, warnings } = allMessages(facts);
    const pass = document.overall_pass;
    for (const warning of warnings) (options.strict ? warn : note)(warning);
    const done =
      options['out-dir'] === undefined
        ? []
        : publishVerdict(at(options['out-dir']), 'run_log_validation', runLogValidation, document, markdown(document));
    return {
      status: pass ? 0 : 2,
      lines: [...resultLines(facts, pass), ...done],
      document,
      problems: options.json || options.quiet ? problems : [],
    };
  },
});

/** Throws Failure `damaged-input` for what the schema cannot say. */
function checkPolicy(policy: RunLogPolicy, file: string): void {
  checkPatterns(file, { ticket_pattern: policy.ticket_pattern, run_name_pattern: policy.run_name_pattern });
  const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === '';
  for (const { run, check, reason } of policy.exceptions)
    if ([run, check, reason].some(isBlank))
      throw new Failure('damaged-input', `${file}: an exception needs run, check and reason`);
  const ids: readonly string[] = [...corpusChecks, ...logChecks];
  for (const check of [...Object.keys(policy.severity), ...policy.exceptions.map((exception) => exception.check)])
    if (check !== undefined && !ids.includes(check))
      throw new Failure('damaged-input', `${file}: no check is called '${check}'; the checks are ${ids.join(', ')}`);
}

/** The logs that were asked for, or all, sorted by name. Throws Failure `missing-input`. */
function readLogs(root: string, runsRoot: string, asked: readonly string[], policy: RunLogPolicy): RunLog[] {
  const folder = path.join(root, runsRoot);
  if (!isFolder(folder)) throw new Failure('missing-input', `${runsRoot} does not exist`);
  for (const name of asked)
    if (['', '.', '..'].includes(name) || name.includes('/') || !isFolder(path.join(folder, name)))
      throw new Failure('missing-input', `${runsRoot}/${name}: no such run log`);
  const names =
    asked.length > 0 ? [...new Set(asked)] : readdirSync(folder).filter((name) => isFolder(path.join(folder, name)));
  return names.sort().map((name) => readLog(root, runsRoot, name, policy));
}

function readLog(root: string, runsRoot: string, name: string, policy: RunLogPolicy): RunLog {
  const folder = path.posix.join(runsRoot, name);
  const bytes = new Map(
    [...new Set([...policy.files, ...policy.written_files, policy.meta_file])]
      .filter((file) => isFile(path.join(root, folder, file)))
      .map((file) => [file, readBytes(path.join(root, folder, file))]),
  );
  const meta = bytes.get(policy.meta_file);
  return {
    name,
    folder,
    texts: new Map([...bytes].map(([file, content]) => [file, content.toString('utf8')])),
    meta: meta === undefined ? undefined : readMeta(meta),
  };
}
