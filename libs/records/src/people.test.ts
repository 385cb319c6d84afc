import { describe, expect, test } from 'vitest';
import { isAnotherPerson, namesIn } from './people';

describe('one person in other spellings', () => {
  test.each([
    'ada lee',
    'Ada Lee',
    '  ADA   LEE ',
    'Lee Ada',
    'Lee-Ada',
    '@ada.lee',
    'ada.lee@example.org',
    'ada.lee+gates@example.org',
    '**Ada Lee**',
    '"Ada Lee"',
    'Ada Lee [PM]',
    'Ada Lee (research)',
    'Ada Lee <al@example.org>',
    '[Ada Lee](https://example.org/ada,x)',
    'Ada Lee - desk 4',
    'Ada Lee: looks good',
    'A\u200bda\u2060 Lee',
    '\uff21da Lee',
  ])('%j is the owner', (approver) => expect(isAnotherPerson(approver, 'Ada Lee')).toBe(false));

  test.each(['Ada Lees', 'Bo', 'Ada Lee, Bo', 'Ada Lee and Bo', 'Ada', 'ada_lee_2', 'Adá Lee'])(
    '%j is, or has, somebody else',
    (approver) => expect(isAnotherPerson(approver, 'Ada Lee')).toBe(true),
  );
});

test('nobody is another where nobody knows the owner', () => {
  expect(['', undefined, null, '**', '@'].map((owner) => isAnotherPerson('Bo', owner))).toEqual(Array(5).fill(false));
});

test('of a text that is an address alone its local part counts', () => {
  expect(namesIn('<ada@example.org>, Bo')).toEqual(['ada', 'bo']);
});
