import { runMain } from '@gatehouse/cli';
import { tool } from './tool';

void runMain(tool);
