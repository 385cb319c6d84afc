import os from 'node:os';

/** Who does what this process does, as records name them. */
export function author(): { user: string; host: string; pid: number } {
  let user = String(process.getuid?.() ?? '');
  try {
    user = os.userInfo().username;
  } catch {
    // No name is known for this number.
  }
  return { user, host: os.hostname(), pid: process.pid };
}
