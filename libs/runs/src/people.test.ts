import { describe, expect, test } from 'vitest';
import { areAmong, isAnotherPerson, isOneAmong, namesSomebody } from './people';

/** Who approves, who owns. */
type Row = [approver: unknown, owner: unknown];

const same: Row[] = [
  ['ada', 'ada'],
  ['ADA', 'ada'],
  [' Ada  Lovelace ', 'ada lovelace'],
  ['@ada', 'ada'],
  ['ada@example.org', 'ada'],
  ['ada.lovelace@example.org', 'Ada Lovelace'],
  ['ada+waivers@example.org', 'ada'],
  ['mailto:ada@example.org', 'ada'],
  ['<ada@example.org>', 'ada'],
  ['Ada Lovelace <al@example.org>', 'al'],
  ['Ada Lovelace <al@example.org>', 'ada lovelace'],
  ['al', 'Ada Lovelace <al@example.org>'],
  ['ada@one.example', 'ada@two.example'],
  ['**Ada Lovelace**', 'ada lovelace'],
  ['_ada_', 'ada'],
  ['`ada`', 'ada'],
  ['~~ada~~', 'ada'],
  ['"ada"', 'ada'],
  ['\u201cada\u201d', 'ada'],
  ['\u00abada\u00bb', 'ada'],
  ["'ada'", 'ada'],
  ['ada [PM]', 'ada'],
  ['[PM] ada', 'ada'],
  ['[ada]', 'ada'],
  ['(ada)', 'ada'],
  ['ada (PM)', 'ada'],
  ['[ada](https://example.org/people/7)', 'ada'],
  ['[ada](mailto:someone@example.org)', 'ada'],
  ['https://example.org/ada', 'ada'],
  ['<https://example.org/ada/>', 'ada'],
  ['ada - PM', 'ada'],
  ['ada \u2013 PM', 'ada'],
  ['ada\u2014PM', 'ada'],
  ['ada: PM, on behalf of the committee', 'ada'],
  ['ada | PM', 'ada'],
  ['a\u200bda', 'ada'],
  ['ada\u00ad', 'ada'],
  ['\ufeffada', 'ada'],
  ['ada\ufe0f', 'ada'],
  ['Lovelace Ada', 'Ada Lovelace'],
  ['Lovelace, Ada', 'Ada Lovelace'],
  ['Ada Lovelace', 'Lovelace, Ada'],
  ['ada.lovelace', 'Ada Lovelace'],
  ['ada-lovelace', 'ada_lovelace'],
  ['AdaLovelace', 'Ada Lovelace'],
  ["O'Brien", 'OBrien'],
  ['Jos\u00e9', 'Jose'],
  ['Jose\u0301', 'Jos\u00e9'],
  ['\uff41\uff44\uff41', 'ada'],
  ['STRASSE', 'stra\u00dfe'],
  ['ada', 'ada, bo'],
  ['bo; ada', ['Ada', 'Bo']],
  [['ada'], 'ada'],
  ['Ada.', 'ada'],
];

const others: Row[] = [
  ['bo', 'ada'],
  ['ada, bo', 'ada'],
  ['bo & ada', 'ada'],
  ['bo and ada', 'ada'],
  ['bo@example.org', 'ada@example.org'],
  ['Bo Chen <bo@example.org>', 'ada'],
  ['bo (for ada)', 'ada'],
  ['bo [PM]', 'ada'],
  ['bo - deputy of ada', 'ada'],
  ['bo: for ada', 'ada'],
  ['ada: PM; bo: head of risk', 'ada'],
  [['ada - PM', 'bo - head of risk'], 'ada'],
  ['ada (PM), bo (head of risk)', 'ada'],
  ['adam', 'ada'],
  ['Ada Byron', 'Ada Lovelace'],
  ['Jean-Luc', 'Jean'],
  ['\u0930\u092e\u093e', '\u0930\u093e\u092e'],
  ['chair of the committee', 'research'],
  ['bo2', 'bo1'],
];

test.each(same)('%j is not another than %j', (approver, owner) => {
  expect(isAnotherPerson(approver, owner)).toBe(false);
  expect(areAmong(approver, owner)).toBe(true);
  expect(isOneAmong(approver, owner)).toBe(true);
});

test.each(others)('%j is another than %j', (approver, owner) => {
  expect(isAnotherPerson(approver, owner)).toBe(true);
  expect(areAmong(approver, owner)).toBe(false);
});

describe('of nobody', () => {
  test.each([undefined, null, '', ' - ', '**', '\u200b', [], { name: 'bo' }])('%j nothing is known', (nobody) => {
    expect(namesSomebody(nobody)).toBe(false);
    expect(isAnotherPerson('ada', nobody)).toBe(false);
    expect(isAnotherPerson(nobody, 'ada')).toBe(false);
    expect(areAmong(nobody, 'ada')).toBe(false);
    expect(isOneAmong(nobody, 'ada')).toBe(false);
  });
});
