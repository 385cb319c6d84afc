/**
 * The bar itself, as cli-progress draws it. Loaded only when there is something to draw: it must not cost every start.
 */
import { SingleBar, type Params } from 'cli-progress';
import { clock, printable } from '@gatehouse/render';
import { terminalColumns, type Output } from './streams';
import type { Work } from './work';

export interface Drawing {
  /** Takes the line away for a moment. */
  hide(): void;
  /** Takes it away for good; resolves when it is away. */
  end(): Promise<void>;
}

/** How far a work is. */
export interface Moment {
  done: number;
  /** 0 to 1. */
  share: number;
  /** Since it began, s. */
  elapsed: number;
  /** To its end, s; undefined when nobody can tell. */
  left: number | undefined;
}

const perSecond = 9; // and one more when it ends: never above ten

/**
 * Draws on the terminal behind stderr until it is ended. `began` and `done` tell of the work: as performance.now(), in
 * units.
 */
export function draw(stderr: Output, title: string, work: Work, began: number, done: () => number): Drawing {
  const picture = pictureOn(stderr);
  const bar = new SingleBar({
    stream: picture as unknown as NodeJS.WritableStream,
    fps: perSecond,
    forceRedraw: true,
    clearOnComplete: true,
    linewrap: true, // the terminal's own setting stays as it is: a killed process could not put it back
    etaBuffer: 5 * perSecond,
    format: (_options, { progress, value, eta, maxWidth }) =>
      barLine(
        title,
        work,
        { done: value, share: progress, elapsed: (performance.now() - began) / 1000, left: secondsLeft(eta) },
        maxWidth - 1,
      ),
  });
  const begin = (): void => bar.start(work.total ?? 0, done());
  let rest = 0;
  begin();
  const tick = setInterval(() => {
    if (bar.isActive) bar.update(done());
    else if ((rest -= 1) <= 0) begin();
  }, 1000 / perSecond);
  return {
    hide() {
      bar.stop();
      void picture.show();
      rest = 2; // going and coming are two redraws
    },
    end() {
      clearInterval(tick);
      bar.stop();
      return picture.show();
    },
  };
}

/**
 * As much of a terminal's stream as cli-progress asks for. What it writes in one go is one picture; while the terminal
 * is held, none is added to those that wait, unless `show` wants it shown.
 */
function pictureOn(stderr: Output): {
  isTTY: true;
  columns: number;
  write(piece: string): boolean;
  show(): Promise<void>;
} {
  let pieces = '';
  const show = async (): Promise<void> => {
    const picture = pieces;
    pieces = '';
    if (picture !== '') await stderr.write(picture);
  };
  return {
    isTTY: true,
    get columns() {
      return terminalColumns(2) ?? 80;
    },
    write(piece) {
      if (pieces === '') queueMicrotask(() => (stderr.isHeld ? (pieces = '') : void show()));
      pieces += piece;
      return true;
    },
    show,
  };
}

/** Before it has seen anything move, cli-progress says `0`, `NULL` or `INF` where it would say seconds. */
function secondsLeft(eta: Params['eta'] | string): number | undefined {
  return typeof eta === 'number' ? eta : undefined;
}

const [widest, narrowest, usualFacts] = [40, 10, 28];

/**
 * One line of at most `width` columns: what is done, a bar and per cent when the total is known, the rate, the time
 * left.
 */
export function barLine(
  title: string,
  { what, total, unit }: Work,
  { done, share, elapsed, left }: Moment,
  width: number,
): string {
  const rate = unit === undefined ? '' : `${amount(elapsed > 0 ? done / elapsed : 0, unit)}/s`;
  const facts =
    unit === undefined
      ? clock(elapsed)
      : total === undefined
        ? `${amount(done, unit)}  ${rate}  ${clock(elapsed)}`
        : `${String(Math.floor(share * 100)).padStart(3)} %  ${rate}${left === undefined ? '' : `  ${clock(left)} left`}`;
  const bar = total === undefined ? 0 : narrowest + 4;
  // So much is kept free for what changes that the bar stands still.
  const room = width - Math.max(facts.length, usualFacts) - 2;
  const whole = printable(`${title}: ${what}`);
  const name = whole.length <= room - bar ? whole : shorten(printable(what), room - bar);
  const cells = Math.min(widest, room - name.length - 4);
  if (total === undefined || cells < narrowest) return `${name}  ${facts}`.trimStart().slice(0, Math.max(0, width));
  const full = Math.floor(share * cells);
  return `${name}  [${'#'.repeat(full)}${'.'.repeat(cells - full)}]  ${facts}`;
}

function shorten(text: string, length: number): string {
  return text.length <= length ? text : length < 4 ? '' : `${text.slice(0, length - 3)}...`;
}

/** A count with its unit in three digits or so: `1.2 M rows`, `830 MB`. */
export function amount(count: number, unit: string): string {
  const [step, prefix] = (
    [
      [1e12, 'T'],
      [1e9, 'G'],
      [1e6, 'M'],
      [1e3, 'k'],
    ] as const
  ).find(([least]) => count >= least) ?? [1, ''];
  const scaled = count / step;
  const digits = scaled >= 10 || (Number.isInteger(count) && step === 1) ? 0 : 1;
  return `${scaled.toFixed(digits)} ${prefix}${unit === 'bytes' ? 'B' : prefix === '' ? unit : ` ${unit}`}`;
}
