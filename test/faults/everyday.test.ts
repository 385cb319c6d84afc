import { strike } from './strike';
import { everydaySubjects } from './subjects-everyday';

strike(everydaySubjects);
