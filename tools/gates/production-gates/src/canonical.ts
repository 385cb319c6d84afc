/**
 * Hashes of what a report holds, such that Python's json.dumps of the parsed report gives the same text (contract
 * 13.3).
 */
import { createHash } from 'node:crypto';
import { configurationJson, type ConfigurationValue } from '@gatehouse/records';

/** From 10^21 on, JavaScript writes a whole number with an exponent, which others read as a float. */
const longestWhole = 1e21;

/** sha256 of the value as JSON with sorted keys, no blanks, ASCII. */
export function canonicalHash(value: unknown): string {
  return createHash('sha256')
    .update(configurationJson(asConfiguration(value)))
    .digest('hex');
}

function asConfiguration(value: unknown): ConfigurationValue {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return null;
    return Number.isInteger(value) && Math.abs(value) < longestWhole ? BigInt(value) : value;
  }
  if (typeof value === 'boolean' || typeof value === 'bigint' || typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(asConfiguration);
  return new Map(
    Object.entries(value as Record<string, unknown>)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [key, asConfiguration(item)]),
  );
}
