import { strike } from './strike';
import { outputSubjects } from './subjects-outputs';

strike(outputSubjects);
