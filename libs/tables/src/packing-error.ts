/** Why a file cannot be unpacked to its end. */
export class PackingError extends Error {
  override readonly name = 'PackingError';
}
