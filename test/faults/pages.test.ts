/** Faults under the pages. */
import { strike } from './strike';
import { pagesSubjects } from './subjects-pages';

strike(pagesSubjects);
