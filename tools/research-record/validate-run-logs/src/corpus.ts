/** Checks of the tickets and of the logs as a whole (contract 30.3, 30.4). */
import { ticketsIn, type Ticket } from '@gatehouse/records';
import { judged, missing, type Checks } from '@gatehouse/verdicts';

export interface Corpus {
  /** Paths from the repository. */
  ticketsFile: string;
  runsRoot: string;
  /** Undefined when the file is not there. */
  ticketsText: string | undefined;
  ticketPattern: string;
  logCount: number;
  /** Is there a file or folder at this path from the repository? */
  isThere(file: string): boolean;
}

export function judgeCorpus(corpus: Corpus): { checks: Checks; tickets: ReadonlySet<string> | undefined } {
  const { ticketsFile, ticketsText, runsRoot, logCount } = corpus;
  const runs = judged(logCount === 0 ? [`no run logs in ${runsRoot}`] : []);
  if (ticketsText === undefined) {
    const absent = missing(`${ticketsFile}: not there`);
    return {
      checks: { tickets_found: absent, tickets_unique: absent, tickets_closed: absent, runs_found: runs },
      tickets: undefined,
    };
  }
  const tickets = ticketsIn(ticketsText, corpus.ticketPattern);
  const none = missing(`${ticketsFile}: no tickets`);
  const first = new Map<string, Ticket>();
  for (const ticket of tickets) if (!first.has(ticket.id)) first.set(ticket.id, ticket);
  return {
    checks: {
      tickets_found: judged(tickets.length === 0 ? [`No ticket headers found in ${ticketsFile}`] : []),
      tickets_unique:
        tickets.length === 0
          ? none
          : judged(
              tickets
                .filter((ticket) => first.get(ticket.id) !== ticket)
                .map(({ id, line }) => `${ticketsFile}:${line}: ${id} has a second section`),
            ),
      tickets_closed:
        tickets.length === 0
          ? none
          : judged(
              [],
              tickets.flatMap((ticket) => openEnds(ticket, corpus)),
            ),
      runs_found: runs,
    },
    tickets: tickets.length === 0 ? undefined : new Set(first.keys()),
  };
}

const templateLine = /^\s*[-*]\s+\*\*(?:Tests run|Artifacts\/logs|Documentation updates):\*\*\s*(?:\u2026|\.\.\.)?\s*$/;

function openEnds({ id, line, lines }: Ticket, { ticketsFile, isThere }: Corpus): string[] {
  const [status] = lines.flatMap(({ text }) => /\*\*Status:\*\*\s*(.*)$/.exec(text)?.[1] ?? []);
  const template = /^done/i.test(status ?? '') ? lines.filter(({ text }) => templateLine.test(text)) : [];
  const named = lines.flatMap(({ number, text }) =>
    [...text.matchAll(/Run log:\s*`([^`]+)`/gi)].map(([, file = '']) => ({ number, file })),
  );
  return [
    ...(status === undefined ? [`${ticketsFile}:${line}: ${id} has no Status`] : []),
    ...template.map(({ number }) => `${ticketsFile}:${number}: ${id} is done and this line still is the template`),
    ...named
      .filter(({ file }) => !isThere(file))
      .map(({ number, file }) => `${ticketsFile}:${number}: ${id} names ${file}, which is not there`),
  ];
}
