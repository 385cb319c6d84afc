import { parseDocument, tradeRunId } from '@gatehouse/contracts';
import { runTool, temporaryRepository } from '@gatehouse/testkit';
import { expect, test } from 'vitest';

const run = (words: string[], files: Record<string, string> = {}, env: Record<string, string> = {}) => {
  const { root } = temporaryRepository(files);
  return runTool('daily-run-id', words, { cwd: root, env });
};

test('one line, the same in every time zone', () => {
  for (const TZ of ['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
    expect(run(['--signal-date', '2026-02-13'], {}, { TZ })).toEqual({
      status: 0,
      signal: null,
      stdout: 'trade_2026-02-16_from_signal_2026-02-13\n',
      stderr: '',
    });
  }
});

test('a calendar with a column of another name', () => {
  const files = { 'sessions.csv': 'session,open\r\n2026-02-13,09:30\r\n2026-02-17,09:30\r\n' };
  const words = ['--calendar', 'sessions.csv', '--date-column', 'session'];
  expect(run(['--signal-date', '2026-02-13', ...words], files).stdout).toBe(
    'trade_2026-02-17_from_signal_2026-02-13\n',
  );
  expect(run(['--parse', 'trade_2026-02-17_from_signal_2026-02-13', ...words], files).stdout).toBe(
    'trade_date=2026-02-17\nsignal_date=2026-02-13\n',
  );
  const off = run(['--parse', 'trade_2026-02-16_from_signal_2026-02-13', ...words], files);
  expect([off.status, off.stdout, off.stderr]).toEqual([
    1,
    '',
    'daily-run-id: trade_2026-02-16_from_signal_2026-02-13: the first trading day after the signal date 2026-02-13 is 2026-02-17, not 2026-02-16\n',
  ]);
  const end = run(['--signal-date', '2026-02-17', ...words], files);
  expect([end.status, end.stderr]).toEqual([
    1,
    expect.stringContaining('does not reach beyond the signal date') as string,
  ]);
  expect(run(['--signal-date', '2026-02-13', '--calendar', 'none.csv'], files)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('none.csv: not found') as string,
  });
});

test('--json gives its document; one of the two questions must be asked', () => {
  const { stdout } = run(['--signal-date', '2026-02-17', '--json']);
  expect(parseDocument(tradeRunId, stdout, 'stdout')).toMatchObject({ trade_date: '2026-02-18', calendar: null });
  for (const words of [[], ['--signal-date', '2026-02-17', '--parse', 'trade_2026-02-18_from_signal_2026-02-17']])
    expect(run(words)).toMatchObject({ status: 1, stderr: expect.stringContaining('give one of') as string });
  expect(run(['--signal-date', '$(touch x)'])).toMatchObject({
    status: 1,
    stderr: 'daily-run-id: option --signal-date: expected a day such as 2026-02-17, got "$(touch x)"\n',
  });
  for (const words of [
    ['--signal-date', '9999-12-31'],
    ['--parse', 'trade_9999-12-31_from_signal_9999-12-31'],
  ]) {
    expect(run(words)).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringMatching(/^daily-run-id: .*no trading day after 9999-12-31[^\n]*\n$/) as string,
    });
  }
});
