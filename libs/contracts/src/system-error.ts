import { Failure } from './failure';

const meanings: Record<string, string> = {
  EACCES: 'permission denied',
  EBUSY: 'in use',
  EDQUOT: 'disk quota used up',
  EEXIST: 'exists already',
  EFBIG: 'larger than a file may be here',
  EIO: 'the disk reports an error',
  EISDIR: 'is a directory',
  ELOOP: 'is a symbolic link, or too many of them',
  EMFILE: 'too many open files',
  ENAMETOOLONG: 'the name is too long',
  ENOENT: 'no such file or directory',
  ENOSPC: 'no space left on the device',
  ENOTDIR: 'a part of the path is not a directory',
  EPERM: 'not permitted',
  EROFS: 'the file system is read-only',
  EXDEV: 'on another file system',
};

/** The code of a system error such as `ENOENT`, undefined for anything else. */
export function errorCode(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : undefined;
}

/** What a system error means, in words a tired person understands, with its code. */
export function explainError(error: unknown): string {
  const code = errorCode(error);
  if (code === undefined) return (error as Error).message;
  return `${meanings[code] ?? (error as Error).message} (${code})`;
}

/** The Failure for a system error met while doing `what` to `path`; a Failure passes as it is. */
export function ioFailure(what: 'read' | 'write' | 'create' | 'lock', path: string, error: unknown): Failure {
  if (error instanceof Failure) return error;
  return new Failure('io', `cannot ${what} ${path}: ${explainError(error)}`, { cause: error });
}
