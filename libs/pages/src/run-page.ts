/** A run: how it went, what was in force, its environment, its files (contract 47.5). */
import { runPage as kind, type RunPage } from '@gatehouse/contracts';
import { html } from './html';
import { facts, folded, links, nothing, page, section } from './layout';
import { counted } from './number-text';
import { table } from './table';

export function runPage(document: RunPage): string {
  const { state, reason, settings, command } = document;
  const is =
    state === 'succeeded' ? 'pass' : state === 'running' || state === 'queued' || state === 'unknown' ? 'open' : 'fail';
  return page(kind, document, {
    title: `${document.run_dir}: run`,
    kind: 'Run',
    navigation: document.navigation,
    heading: document.run_dir,
    verdict: {
      is,
      word: `${state.slice(0, 1).toUpperCase()}${state.slice(1)}`,
      why:
        reason ??
        (state === 'succeeded'
          ? 'The workflow ended by itself; whether its gates passed stands on the page of the decision.'
          : ''),
    },
    facts: facts(document.facts),
    sections: [
      section('files', 'Files', links(document.links)),
      section(
        'command',
        'Call',
        command.length === 0 ? nothing('The run did not record its call.') : html`<pre>${command.join(' ')}</pre>`,
      ),
      document.preflight.length > 0 &&
        section(
          'preflight',
          'Preflight',
          html`<ul>
            ${document.preflight.map((one) => html`<li>${one}</li>`)}
          </ul>`,
        ),
      section(
        'environment',
        'Environment',
        document.environment.length === 0
          ? nothing('The run did not record its environment.')
          : facts(document.environment),
      ),
      settings.length > 0 &&
        section(
          'settings',
          'Values in force',
          folded(
            `${counted(settings.length, 'value')} and where each came from`,
            table(
              'Values in force',
              [{ name: 'setting' }, { name: 'value' }, { name: 'from' }],
              settings.map(({ name, value, source }) => [html`<code>${name}</code>`, value, source]),
              { isCaptionUnseen: true },
            ),
          ),
        ),
    ],
    sources: document.sources,
  });
}
