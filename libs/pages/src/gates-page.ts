/** The report of production-gates as a page (contract 18.17). */
import { gatesPage as kind, type GatesPage } from '@gatehouse/contracts';
import { gatesAndEffect } from './effect';
import { gatesSection } from './gate-table';
import { verdictOfGates } from './judged-gate';
import { facts, page } from './layout';

export function gatesPage(document: GatesPage): string {
  const { overall_pass: passed, gates } = document;
  return page(kind, document, {
    title: document.title,
    kind: 'Production gates',
    heading: document.title,
    verdict: verdictOfGates(passed, gates),
    facts: facts(document.facts),
    sections: [gatesAndEffect(gatesSection(gates, passed), gates.length, document)],
    sources: document.sources,
  });
}
