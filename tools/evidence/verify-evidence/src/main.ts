import { runMain } from '@gatehouse/cli';
import { serveGuarded } from '@gatehouse/evidence';
import { tool } from './tool';

// A large trail is read by a thread of this program while the log is judged.
if (!serveGuarded()) void runMain(tool);
