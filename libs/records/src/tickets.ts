/** Tickets of a sprint document: sections `## ticket-XX …` with their status and closing lines (contract 30.3). */

/** Two digits and an optional letter, where no policy says otherwise. */
export const ticketPattern = 'ticket-\\d{2}[a-z]?';

export interface Ticket {
  /** In lower case. */
  id: string;
  /** Of the header, from 1. */
  line: number;
  /** All lines of the section with their numbers, the header left out. */
  lines: readonly { number: number; text: string }[];
}

/**
 * The ticket sections of a document in their order. `pattern`: a regular expression for an id, anchors allowed. A
 * header is a whole id: `## ticket-24-x` is not one of ticket-24. A section ends at the next heading of its level or
 * above.
 */
export function ticketsIn(text: string, pattern = ticketPattern): Ticket[] {
  const header = new RegExp(`^##\\s+(${idOf(pattern)})(?![A-Za-z0-9_-])`, 'i');
  const tickets: Ticket[] = [];
  let section: { number: number; text: string }[] | undefined;
  text.split(/\r\n|[\r\n]/).forEach((line, at) => {
    const [, id] = header.exec(line) ?? [];
    if (id !== undefined) {
      section = [];
      tickets.push({ id: id.toLowerCase(), line: at + 1, lines: section });
    } else if (/^##?\s/.test(line)) section = undefined;
    else section?.push({ number: at + 1, text: line });
  });
  return tickets;
}

/** Does a subject name a ticket, and not this one? */
export function namesOtherTicket(subject: string, ticket: string, pattern = ticketPattern): boolean {
  const named = [...subject.matchAll(new RegExp(`(?<![A-Za-z0-9])(?:${idOf(pattern)})(?![A-Za-z0-9])`, 'gi'))];
  return named.length > 0 && !named.some(([id]) => id.toLowerCase() === ticket.toLowerCase());
}

/** The pattern without its anchors, its groups not counted. */
function idOf(pattern: string): string {
  return `(?:${pattern.replace(/^\^/, '').replace(/(?<!\\)\$$/, '')})`;
}
