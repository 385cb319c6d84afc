/** Requests to the probe and its answers, over the two pipes of one process (ssh, or a shell in a test). */
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import type { Readable, Writable } from 'node:stream';
import { explainError, Failure } from '@gatehouse/contracts';
import { opening, request, type Verb } from './probe';

export interface Answer {
  status: string;
  body: Buffer;
}

interface Waiting {
  /** Answers that belong to this request so far; a status that is a number announces more. */
  answers: Answer[];
  resolve(answers: Answer[]): void;
  reject(error: Failure): void;
}

/** No answer of the probe is longer (bytes); what is longer comes from something else. */
const longestAnswer = 64 * 1024 * 1024;

export class RemoteShellSession {
  private readonly mark = randomBytes(16).toString('hex');
  private readonly child: ChildProcessByStdio<Writable, Readable, Readable>;
  private readonly waiting: Waiting[] = [];
  private pending: Buffer = Buffer.alloc(0);
  private said = '';
  private hasAnswered = false;
  private end: Failure | undefined;
  private silence: NodeJS.Timeout | undefined;

  /**
   * `where` names the other side in messages; a side that says nothing for `patienceMs` while something is asked of it
   * counts as lost.
   */
  constructor(
    words: readonly string[],
    private readonly where: string,
    private readonly patienceMs: number,
  ) {
    try {
      this.child = spawn(words[0] as string, words.slice(1), { stdio: ['pipe', 'pipe', 'pipe'] });
    } catch (error) {
      // Some errors, such as ENOTDIR, are thrown at once instead of reported later.
      throw new Failure(
        'unreachable',
        `${where} cannot be reached: ${words[0]} cannot be started: ${explainError(error)}`,
      );
    }
    this.child.stdin.on('error', () => undefined); // its end says more
    this.child.stdout.on('data', (chunk: Buffer) => this.hear(chunk));
    this.child.stderr.on('data', (chunk: Buffer) => (this.said = `${this.said}${chunk.toString()}`.slice(-2000)));
    this.child.on('error', (error) => this.lose(`${words[0]} cannot be started: ${explainError(error)}`));
    const ended = (status: number | null, signal: string | null): void =>
      this.lose(`the connection ended (${words[0]}: ${signal ?? status})`);
    this.child.on('close', ended);
    // A connection that ssh shares may keep standard error open, and then `close` never comes.
    this.child.on('exit', (status, signal) => void setTimeout(() => ended(status, signal), 500).unref());
  }

  /**
   * Works in `root` from now on. Throws Failure `missing-input` when that is not a directory there, `unreachable` when
   * there is no connection.
   */
  async start(root: string): Promise<void> {
    const [answer] = await this.send(opening(this.mark, root));
    if (answer?.status === 'ready') return;
    throw new Failure('missing-input', `${this.where}: no directory ${root} there; --remote-root names the repository`);
  }

  /** The answer to one request. Throws Failure `unreachable` when the connection is lost. */
  async ask(verb: Verb, path = ''): Promise<Answer> {
    return (await this.askAll(verb, path)).at(-1) as Answer;
  }

  /** All answers to a request that has several; the last one ends it. */
  askAll(verb: Verb, path: string): Promise<Answer[]> {
    return this.send(request(verb, path));
  }

  close(): void {
    this.lose('closed');
    this.child.stdin.destroy();
    this.child.stdout.destroy();
    this.child.stderr.destroy();
    this.child.kill();
    this.child.unref();
  }

  private send(text: string): Promise<Answer[]> {
    return new Promise((resolve, reject) => {
      if (this.end) return reject(this.end);
      this.waiting.push({ answers: [], resolve, reject });
      this.child.stdin.write(text);
      this.listen();
    });
  }

  private hear(chunk: Buffer): void {
    const from = Math.max(0, this.pending.length - this.mark.length - 2);
    this.pending = this.pending.length === 0 ? chunk : Buffer.concat([this.pending, chunk]);
    const separator = `\n${this.mark} `;
    for (let at = this.pending.indexOf(separator, from); at !== -1; at = this.pending.indexOf(separator)) {
      const lineEnd = this.pending.indexOf('\n', at + separator.length);
      if (lineEnd === -1) break;
      this.take({
        status: this.pending.toString('utf8', at + separator.length, lineEnd),
        body: this.pending.subarray(0, at),
      });
      this.pending = this.pending.subarray(lineEnd + 1);
    }
    if (this.pending.length > longestAnswer) this.lose('what comes from there is no answer');
    this.listen();
  }

  private take(answer: Answer): void {
    this.hasAnswered = true;
    const first = this.waiting[0];
    if (first === undefined) return;
    first.answers.push(answer);
    if (/^\d+$/.test(answer.status)) return;
    this.waiting.shift();
    first.resolve(first.answers);
  }

  private listen(): void {
    clearTimeout(this.silence);
    if (this.waiting.length > 0)
      this.silence = setTimeout(() => this.lose(`no answer for ${this.patienceMs / 1000} s`), this.patienceMs);
  }

  private lose(why: string): void {
    if (this.end) return;
    clearTimeout(this.silence);
    const said = this.said.trim().split('\n').at(-1)?.trim();
    const words = [said ? `${said} (${why})` : why, this.greeting()].filter(Boolean);
    this.end = new Failure('unreachable', `${this.where} cannot be reached: ${words.join('; ')}`);
    for (const { reject } of this.waiting.splice(0)) reject(this.end);
    this.child.kill();
  }

  /** What the other side printed before the conversation: an account that may not log in tells there why. */
  private greeting(): string {
    const line = this.hasAnswered ? '' : (/\S.*/.exec(this.pending.toString('utf8', 0, 4096))?.[0].trim() ?? '');
    return line === '' ? '' : `it printed: ${line.length > 200 ? `${line.slice(0, 200)}…` : line}`;
  }
}
