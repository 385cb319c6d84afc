import { strike } from './strike';
import { recordSubjects } from './subjects-run-records';

strike(recordSubjects);
