/** What production-gates enters in the evidence log, where the repository keeps one (contract 20.4). */
import { enterFolder, type EnterOptions } from '@gatehouse/evidence';
import type { GateCall, GateRequest } from './request';

export function entering(call: GateCall): EnterOptions {
  return {
    tool: 'production-gates',
    tag: call.options['decision-tag'],
    onWait: (holder) => call.note(`waiting for ${holder}`),
    warn: call.warn,
  };
}

/** The folder of the report; that of an official run is stated with the run when it ends. */
export async function enterReport(call: GateCall, { official }: GateRequest, folder: string): Promise<void> {
  if (official === undefined) await enterFolder(call.root, folder, entering(call));
}
