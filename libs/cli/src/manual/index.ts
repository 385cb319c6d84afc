/**
 * What is made of a tool's option table at build time, beside its help: a man page and completions (contract 0.16). Not
 * part of any executable.
 */
import type { Tool } from '../tool';
import { bashCompletion } from './bash';
import { fishCompletion } from './fish';
import { manPage, overviewPage } from './man-page';
import { zshCompletion } from './zsh';

/** File → text, relative to dist/share, as man, bash-completion, zsh and fish look for them there. */
export function manualFiles(tools: readonly Tool[], version: string): Record<string, string> {
  return {
    'man/man7/gatehouse.7': overviewPage(tools, version),
    ...Object.fromEntries(
      tools.flatMap((tool) => [
        [`man/man1/${tool.name}.1`, manPage(tool, tools, version)],
        [`bash-completion/completions/${tool.name}`, bashCompletion(tool)],
        [`zsh/site-functions/_${tool.name}`, zshCompletion(tool)],
        [`fish/vendor_completions.d/${tool.name}.fish`, fishCompletion(tool)],
      ]),
    ),
  };
}
