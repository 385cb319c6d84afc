import { readMarkdown, shippedTemplates } from '@gatehouse/records';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { forms } from './forms';
import { fillMarkdown, unreadable, type Parts } from './template';

const line = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9 ,.;:|äé"'`-]{0,40}[A-Za-z0-9]$/);
const body = fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n'));

test('what is given is read back, or the form says that it is not', () => {
  const { fields, sections } = forms.explain;
  fc.assert(
    fc.property(
      fc.tuple(...fields.map(() => line)),
      fc.tuple(...sections.map(() => fc.oneof(body, fc.string({ minLength: 1 })))),
      (values, texts) => {
        const parts: Parts = {
          fields: new Map(fields.map(({ name }, index) => [name, values[index] as string])),
          sections: new Map(sections.map(({ name }, index) => [name, (texts[index] as string).trim() || 'x'])),
        };
        const { text, missing } = fillMarkdown(shippedTemplates['explainability.md'], forms.explain, parts);
        const lost = unreadable(text, parts);
        if (lost.length > 0 || missing.length > 0) return;
        const read = readMarkdown(text);
        for (const [title, given] of parts.sections)
          expect(read.section(title)?.replace(/\s+/g, ' ').trim()).toBe(given.replace(/\s+/g, ' ').trim());
        expect(read.fields.size).toBe(fields.length);
      },
    ),
  );
});

test('nothing of a template’s own hints is left', () => {
  const { text, missing } = fillMarkdown(shippedTemplates['decision_note.md'], forms.note, {
    fields: new Map(),
    sections: new Map(),
  });
  expect(missing).toEqual(['decision_tag', 'owner', 'date', 'freeze_file', 'Question']);
  expect(text).toContain('- root_cause:\n');
});
