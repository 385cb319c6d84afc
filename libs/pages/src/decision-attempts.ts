/** Which attempt a decision is, where its page says so; an attempt that comes later changes these places of the page and no other. */
import { formatJson, type DecisionPage } from '@gatehouse/contracts';
import { embedded, escapeText, html, type Markup } from './html';
import { documentStart } from './layout';
import { link } from './link';
import { counted } from './number-text';

type Attempts = DecisionPage['attempts'];

/** `Attempt 2 of 3 of this decision; 5 of 9 for value; 12 trials counted.` */
export function whichAttempt(attempts: Attempts, factor: string): string {
  const ofFactor =
    attempts.of_factor === null || attempts.factor_total === null
      ? ''
      : `; ${attempts.of_factor} of ${attempts.factor_total} for ${factor}`;
  const trials = attempts.trials === null ? '' : `; ${counted(attempts.trials, 'trial')} counted`;
  return `Attempt ${attempts.number} of ${attempts.of} of this decision${ofFactor}${trials}.`;
}

/** All attempts of the chain, where there are several. */
export function chainOfAttempts({ chain }: Attempts): Markup | false {
  return (
    chain.length > 1 &&
    html`<p class="note">
      Attempts, the first one first:
      ${chain.map(({ text, href }, index) => [index > 0 && ', ', link(text, href)])}
    </p>`
  );
}

/**
 * The page of a decision with other attempts and everything else as it is: the bytes that `decisionPage` gives for such a document, without drawing it.
 * Undefined where that cannot be told from the page: then it is to be drawn. The bytes are not made a text: of most of them nothing is to be known.
 */
export function withAttempts(page: Buffer, attempts: Attempts): Buffer | undefined {
  const start = page.lastIndexOf(documentStart);
  const end = page.indexOf('</script>', Math.max(start, 0));
  if (start < 0 || end < 0) return undefined;
  const { attempts: old, factor } = JSON.parse(
    page.toString('utf8', start + documentStart.length, end),
  ) as DecisionPage;
  const isSameBefore = JSON.stringify(old.previous) === JSON.stringify(attempts.previous);
  const [chain, newChain] = [chainOfAttempts(old), chainOfAttempts(attempts)];
  if (!isSameBefore || chain === false || newChain === false) return undefined;
  return replaced(page, [
    [escapeText(whichAttempt(old, factor)), escapeText(whichAttempt(attempts, factor))],
    [chain.text, newChain.text],
    [inDocument(old), inDocument(attempts)],
  ]);
}

/** As the document in the page has them. A text of data cannot be taken for it: quotes in texts are escaped. */
function inDocument(attempts: Attempts): string {
  return embedded(`"attempts":${formatJson(attempts, 0).trimEnd()}`).text;
}

/** Each of the texts must stand in the page once, or nothing is replaced. */
function replaced(page: Buffer, changes: readonly (readonly [from: string, to: string])[]): Buffer | undefined {
  let bytes = page;
  for (const [from, to] of changes) {
    const at = bytes.indexOf(from);
    if (at < 0 || bytes.includes(from, at + 1)) return undefined;
    bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from(to), bytes.subarray(at + Buffer.byteLength(from))]);
  }
  return bytes;
}
