import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => vi.unstubAllEnvs());

/** As of a process that has this zone. */
async function inZone(zone: string): Promise<typeof import('./moment')> {
  vi.stubEnv('TZ', zone);
  vi.resetModules(); // what the module remembers is of one zone
  return import('./moment');
}

test.each(['Europe/Berlin', 'Australia/Lord_Howe', 'Pacific/Apia', 'Africa/Monrovia', 'Asia/Kathmandu'])(
  'a time without zone is of the zone of the host, also in an hour in which the clocks are changed: %s',
  async (zone) => {
    const { momentOf } = await inZone(zone);
    const changes = [
      '2026-03-29T01:00',
      '2026-10-25T01:00',
      '2026-04-05T00:00',
      '2011-12-29T20:00',
      '1972-01-06T23:00',
    ];
    const nearChange = fc
      .tuple(fc.constantFrom(...changes), fc.integer({ min: 0, max: 6 * 3600 }))
      .map(([start, seconds]) => new Date(Date.parse(`${start}Z`) + seconds * 1000));
    const anywhere = fc.date({ min: new Date('0100-01-02Z'), max: new Date('9999-12-30Z'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.oneof(nearChange, anywhere), (shown) => {
        const text = shown.toISOString().slice(0, 19);
        expect(momentOf(text)).toEqual({ ms: new Date(text).getTime(), isZoned: false });
      }),
      { numRuns: 2000 },
    );
  },
);

test('the hour that comes twice is the first one, and the one that is left out is of the offset before', async () => {
  const { momentOf } = await inZone('Europe/Berlin');
  expect(momentOf('2026-10-25T02:30:00.5')?.ms).toBe(Date.UTC(2026, 9, 25, 0, 30, 0, 500));
  expect(momentOf('2026-03-29T02:30:00')?.ms).toBe(Date.UTC(2026, 2, 29, 1, 30));
  expect(momentOf('0050-06-01T00:00:00')?.ms).toBeLessThan(Date.UTC(100, 0));
});
