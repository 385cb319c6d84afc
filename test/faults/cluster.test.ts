/** Faults under the executables that take up and end launched runs. */
import { strike } from './strike';
import { clusterSubjects } from './subjects-cluster';

strike(clusterSubjects);
