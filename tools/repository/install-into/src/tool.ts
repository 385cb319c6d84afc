import { existsSync, realpathSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { defineTool, version } from '@gatehouse/cli';
import { Failure, installResult, formatDocument, type InstallResult } from '@gatehouse/contracts';
import { planInstall, planUninstall } from './core';
import { fingerprint, installHome } from './home';
import { applyInstall, applyUninstall, manifestName, presentFiles, readManifest, sha256 } from './repository';
import { families, oldNames, pathOf, wrapper, wrapperHome, type Family } from './wrapper';

export const tool = defineTool({
  name: 'install-into',
  purpose: 'Puts the executables under the old names into a research repository, or takes them out again.',
  description: 'Scripts that call the old names go on working; what is replaced is kept beside it.',
  next: ['init-repository'],
  options: {
    prefix: {
      type: 'path',
      describe: 'Where the executables are installed (default: GATEHOUSE_HOME, else ~/.local/share/gatehouse)',
      value: 'DIR',
      added: true,
    },
    family: {
      type: 'choice',
      describe:
        'Which scripts: those around a run, or the audit scripts of a backtest repository (default: run; to uninstall: all)',
      choices: families,
      added: true,
    },
    uninstall: { type: 'flag', describe: 'Bring back what was replaced', added: true },
    'dry-run': { type: 'flag', describe: 'Say what would be done and do nothing', added: true },
  },
  reads: ['scripts/.gatehouse-install.json of an earlier install: install-manifest.schema.json'],
  writes: [
    'scripts/*.py, scripts/*.sh and tools/gpt_bundle.py under the old names; what they replace is kept as <name>.replaced',
    'scripts/.gatehouse-install.json: install-manifest.schema.json',
    '<prefix>/<version>/ and the link <prefix>/current; with --json on standard output: install-result.schema.json',
  ],
  environment: {
    GATEHOUSE_HOME: 'where the executables are installed, for this tool and for the wrappers it writes; absolute',
  },
  statuses: {},
  examples: [
    'install-into --dry-run',
    'install-into --family research-record --dry-run',
    'install-into --root . --prefix ~/gatehouse --dry-run --json',
  ],
  run({ options, root, env, path: at }) {
    const family = (options.family ?? 'run') as Family;
    const names = Object.keys(oldNames[family]);
    const manifest = readManifest(root);
    const present = presentFiles(root, [...new Set([...names, ...(manifest?.files ?? []).map(({ name }) => name)])]);
    const userHome = os.homedir();
    const given = env['GATEHOUSE_HOME'] || path.join(userHome, '.local/share/gatehouse');
    const prefix = options.prefix !== undefined ? at(options.prefix) : absoluteHome(given);
    // A GATEHOUSE_HOME that stands in for the option is each person's own: the wrappers ask for it again.
    const home = wrapperHome(
      options.prefix === undefined ? path.join(userHome, '.local/share/gatehouse') : prefix,
      userHome,
    );
    const apply = !options['dry-run'];
    let plan: ReturnType<typeof planInstall>;
    const lines: string[] = [];
    if (options.uninstall) {
      if (manifest === undefined)
        throw new Failure(
          'missing-input',
          `nothing is installed in ${root}: expected ${path.join(root, manifestName)}`,
        );
      plan = planUninstall(present, manifest.files, (name) => options.family === undefined || names.includes(name));
      if (apply) applyUninstall(root, manifest.home, plan.steps, plan.files);
    } else {
      const dist = ownDist();
      const node = realpathSync(process.execPath);
      const name = `${version}-${fingerprint(dist, node)}`;
      plan = planInstall(
        new Map(names.map((file) => [file, sha256(wrapper(file, home))])),
        present,
        manifest?.files ?? [],
      );
      if (apply) {
        installHome(dist, prefix, name, node);
        applyInstall(root, home.shell, plan.steps, plan.files, (file) => wrapper(file, home));
      }
      lines.push(`executables: ${path.join(prefix, name)} (current), for ${node}`);
    }
    lines.push(...plan.steps.map(({ action, file, why }) => `${action}: ${pathOf(file)} (${why})`));
    const document: InstallResult = {
      schema: 'install-result/v1',
      repository: root,
      home: path.join(prefix, 'current'),
      dry_run: options['dry-run'],
      steps: plan.steps,
    };
    formatDocument(installResult, document);
    if (options['dry-run']) lines.push('dry run: nothing was done');
    return { status: 0, lines, document };
  },
});

/** Wrappers take the variable as it stands, from wherever they are called. Throws Failure `usage`. */
function absoluteHome(given: string): string {
  if (path.isAbsolute(given)) return given;
  throw new Failure(
    'usage',
    `environment variable GATEHOUSE_HOME: expected an absolute path, got ${JSON.stringify(given)}`,
  );
}

/** The built folder this executable itself is part of. */
function ownDist(): string {
  const dist = path.dirname(path.dirname(realpathSync(process.argv[1] as string)));
  if (!existsSync(path.join(dist, 'scripts')))
    throw new Failure('missing-input', `${path.join(dist, 'scripts')} is not there: run npm run build first`);
  return dist;
}
