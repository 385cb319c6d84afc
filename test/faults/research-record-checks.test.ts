import { strike } from './strike';
import { checkSubjects } from './subjects-research-record';

strike(checkSubjects);
