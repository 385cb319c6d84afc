import { strike } from './strike';
import { runSubjects } from './subjects';

strike(runSubjects);
