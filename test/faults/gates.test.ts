/** Faults under the executables of the gates. */
import { strike } from './strike';
import { gateSubjects } from './subjects-gates';

strike(gateSubjects);
