import { strike } from './strike';
import { cleanupSubjects } from './subjects';

strike(cleanupSubjects);
