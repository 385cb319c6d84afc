/** A real terminal: script(1) gives a program one, and what it writes there is played back as a terminal shows it. */
import { spawn } from 'node:child_process';
import { cleanEnvironment } from './built-tool';

export interface Shown {
  status: number | null;
  /** Every byte that the terminal got. */
  raw: string;
  /** What stands on it in the end, without colours. */
  lines: string[];
}

/** Runs a command of the shell at a terminal; with `keys`, they are typed as soon as `after` is seen. */
export async function atTerminal(
  command: string,
  {
    cwd,
    columns = 60,
    env = {},
    keys,
  }: { cwd: string; columns?: number; env?: Record<string, string>; keys?: { after: string; text: string } },
): Promise<Shown> {
  const child = spawn('script', ['-qefc', `stty cols ${columns} -echo -echoctl; ${command}`, '/dev/null'], {
    cwd,
    env: cleanEnvironment({ TERM: 'xterm', SHELL: '/bin/sh', ...env }),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let raw = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const seen = keys !== undefined && raw.includes(keys.after);
    raw += text;
    if (keys !== undefined && !seen && raw.includes(keys.after)) child.stdin.write(keys.text);
  });
  const status = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  return { status, raw, lines: screen(raw) };
}

/** As much of a terminal as a bar needs: carriage return, column, clearing, cursor kept and put back. */
function screen(raw: string): string[] {
  const lines = [''];
  let [row, column] = [0, 0];
  let kept: [number, number] = [0, 0];
  for (const [token] of raw.matchAll(/\x1b\[\??\d*[A-Za-z]|\x1b[78]|[^]/g)) {
    const line = lines[row] ?? '';
    if (token === '\n') [row, column] = [row + 1, 0];
    else if (token === '\r' || token === '\x1b[1G') column = 0;
    else if (token === '\x1b7') kept = [row, column];
    else if (token === '\x1b8') [row, column] = kept;
    else if (token === '\x1b[0K') lines[row] = line.slice(0, column);
    else if (token === '\x1b[1K') lines[row] = ' '.repeat(column) + line.slice(column);
    else if (token === '\x1b[2K') lines[row] = '';
    else if (/^\x1b\[\d+m$/.test(token)) continue;
    else if (token.startsWith('\x1b')) throw new Error(`the terminal got ${JSON.stringify(token)}`);
    else {
      lines[row] = line.slice(0, column).padEnd(column) + token + line.slice(column + 1);
      column += 1;
    }
    lines[row] ??= '';
  }
  return lines.map((line) => line.trimEnd()).filter((line) => line !== '');
}
