/**
 * The steps, done in a research repository so that at every moment each script is its old or its new self (contract
 * 12.3).
 */
import { createHash } from 'node:crypto';
import { chmodSync, linkSync, lstatSync, readFileSync, readlinkSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import {
  formatDocument,
  installManifest,
  type InstalledFile,
  type InstallManifest,
  type InstallStep,
  errorCode,
  ioFailure,
} from '@gatehouse/contracts';
import { publish, readDocument } from '@gatehouse/files';
import { keptSuffix, type InstalledFiles } from './core';
import { pathOf } from './wrapper';

export const manifestName = 'scripts/.gatehouse-install.json';
export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** Checksums of the scripts and of what is kept beside them. */
export function presentFiles(root: string, names: readonly string[]): InstalledFiles {
  const found = new Map<string, string>();
  for (const name of names.flatMap((one) => [one, `${one}${keptSuffix}`])) {
    const file = path.join(root, pathOf(name));
    try {
      found.set(name, sha256(readFileSync(file)));
    } catch (error) {
      const code = errorCode(error);
      if (code !== 'ENOENT' && code !== 'ENOTDIR') throw ioFailure('read', file, error);
      // A link to what is not there now, such as a disk that is not mounted, is somebody's script all the same.
      if (code === 'ENOENT' && lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() === true)
        found.set(name, sha256(`link to ${readlinkSync(file)}`));
    }
  }
  return found;
}

/** The manifest of an earlier install; undefined when there was none. Throws Failure `damaged-input`. */
export function readManifest(root: string): InstallManifest | undefined {
  const file = path.join(root, manifestName);
  return statSync(file, { throwIfNoEntry: false }) === undefined ? undefined : readDocument(installManifest, file);
}

/**
 * Does an install. The manifest is written first: killed at any moment, a second install or an uninstall finds its way.
 */
export function applyInstall(
  root: string,
  home: string,
  steps: readonly InstallStep[],
  files: readonly InstalledFile[],
  text: (name: string) => string,
): void {
  writeManifest(root, home, files);
  for (const { action, file } of steps) {
    const target = path.join(root, pathOf(file));
    if (action === 'replace') keep(target);
    if (action === 'replace' || action === 'renew' || action === 'install') {
      publish(target, text(file));
      if (action === 'install') chmodSync(target, 0o755);
    }
  }
}

/** Does an uninstall; the manifest goes last. */
export function applyUninstall(
  root: string,
  home: string,
  steps: readonly InstallStep[],
  files: readonly InstalledFile[],
): void {
  for (const { action, file } of steps) {
    const target = path.join(root, pathOf(file));
    if (action === 'restore') renameSync(`${target}${keptSuffix}`, target);
    if (action === 'remove') rmSync(target);
  }
  if (files.length > 0) writeManifest(root, home, files);
  else rmSync(path.join(root, manifestName), { force: true });
}

/** A second name for the very file: content, times and permissions come back as they were. */
function keep(target: string): void {
  try {
    linkSync(target, `${target}${keptSuffix}`);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw ioFailure('write', `${target}${keptSuffix}`, error);
  }
}

function writeManifest(root: string, home: string, files: readonly InstalledFile[]): void {
  const text = formatDocument(installManifest, { schema: 'install-manifest/v1', home, files: [...files] });
  const file = path.join(root, manifestName);
  if (statSync(file, { throwIfNoEntry: false }) !== undefined && readFileSync(file, 'utf8') === text) return;
  publish(file, text);
}
