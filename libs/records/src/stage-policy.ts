/** The stage policy: the team's, else the shipped one (contract 14.2). */
import path from 'node:path';
import { formatDocument, parseDocument, stagePolicy, type StagePolicy } from '@gatehouse/contracts';
import { isFile, readText } from '@gatehouse/files';
import shipped from './stage-policy.json';

export const stagePolicyFile = 'configs/research/stage_policy.json';

/** The policy that holds where a team has none of its own; a test holds it to its schema. */
export const shippedStagePolicy = shipped as unknown as StagePolicy;

/** A policy with the text it was read from; `file` is absolute, undefined for the shipped one. */
export interface StagePolicyInForce {
  file: string | undefined;
  text: string;
  policy: StagePolicy;
}

/** The policy in the file, else the team's, else the shipped one. Throws Failure `missing-input`, `damaged-input`. */
export function readStagePolicy(root: string, given?: string): StagePolicyInForce {
  const teams = path.join(root, stagePolicyFile);
  const file = given ?? (isFile(teams) ? teams : undefined);
  const text = file === undefined ? formatDocument(stagePolicy, shippedStagePolicy) : readText(file);
  return { file, text, policy: parseDocument(stagePolicy, text, file ?? 'the shipped policy') };
}
