import { strike } from './strike';
import { recordSubjects } from './subjects-research-record-b';

strike(recordSubjects);
