/** The call that goes on from a recorded one (contract 10.7). Pure. */
import { officialWords, readOfficialCall, withArgument, type OfficialCall } from '@gatehouse/runs';

/** What a call may have that belongs to its own moment and place. */
const ofTheMoment = ['root', 'json', 'quiet', 'dry-run', 'print-settings', 'allow-concurrent', 'help', 'version'];

export interface Changes {
  tag: string;
  notes: string;
  /** The freeze to go by; `settings`: the run finds it, `recorded`: that of the call. */
  freeze: { file: string } | 'settings' | 'recorded';
}

/** The recorded words with another tag, freeze and notes; undefined where they are not a call of official-run. */
export function continuation(argv: readonly string[], { tag, notes, freeze }: Changes): string[] | undefined {
  const call = readOfficialCall(argv);
  if (call?.given.get('workflow') === undefined) return undefined;
  const given: OfficialCall['given'] = new Map([
    ...[...call.given].filter(([name]) => !ofTheMoment.includes(name)),
    ['tag', tag],
    ['notes', notes],
  ]);
  return officialWords({ given, rest: call.rest && changed(call.rest, { tag, notes, freeze }) });
}

function changed(rest: readonly string[], { tag, notes, freeze }: Changes): string[] {
  const own = withArgument(withArgument(rest, '--decision-tag', tag), '--notes', notes);
  if (freeze === 'recorded') return own;
  return withArgument(own, '--freeze-file', freeze === 'settings' ? undefined : freeze.file);
}
