import { strike } from './strike';
import { trailSubjects } from './subjects';

strike(trailSubjects);
