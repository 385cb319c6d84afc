import { strike } from './strike';
import { queueSubjects } from './subjects-work-queue';

strike(queueSubjects);
