import { runMain } from '@gatehouse/cli';
import { serveDrawing } from './threads';
import { tool } from './tool';

// Many pages are drawn by several threads of this program.
if (!serveDrawing()) void runMain(tool);
