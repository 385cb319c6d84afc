/** Faults tried, for `npm run test:faults`: one line of JSON each in the file that GATEHOUSE_FIGURES names. */
import { appendFileSync } from 'node:fs';

export function count(fault: string, subject: string, tried: number, wrong: readonly string[]): void {
  const file = process.env['GATEHOUSE_FIGURES'];
  if (file) appendFileSync(file, `${JSON.stringify({ fault, subject, tried, wrong: wrong.length })}\n`);
}
