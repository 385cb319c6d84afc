import type { Subject } from './subjects';
import { cleanupSubjects, runSubjects, trailSubjects } from './subjects';
import { clusterSubjects } from './subjects-cluster';
import { everydaySubjects } from './subjects-everyday';
import { evidenceSubjects } from './subjects-evidence';
import { gateSubjects } from './subjects-gates';
import { outputSubjects } from './subjects-outputs';
import { pagesSubjects } from './subjects-pages';
import { checkSubjects } from './subjects-research-record';
import { recordSubjects } from './subjects-run-records';
import { queueSubjects } from './subjects-work-queue';

/** Every row that is struck. */
export const allSubjects: readonly Subject[] = [
  ...runSubjects,
  ...trailSubjects,
  ...cleanupSubjects,
  ...clusterSubjects,
  ...everydaySubjects,
  ...evidenceSubjects,
  ...gateSubjects,
  ...outputSubjects,
  ...pagesSubjects,
  ...checkSubjects,
  ...recordSubjects,
  ...queueSubjects,
];
