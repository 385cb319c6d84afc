import { strike } from './strike';
import { evidenceSubjects } from './subjects-evidence';

strike(evidenceSubjects);
