/** A run of this machine: TERM to its official-run, which passes it on and still writes the result (contract 50.3). */
import os from 'node:os';
import { errorCode, explainError, Failure } from '@gatehouse/contracts';
import { stateOfRun, thisMachine, type Run } from '@gatehouse/runs';
import { isAlive } from '@gatehouse/system';

/** Why the run cannot be ended from here; undefined when TERM may be sent to `pid`. */
export function officialRunOf(run: Run, shown: string): number {
  const { state, evidence, status } = stateOfRun(run);
  const refuse = (what: string): never => {
    throw new Failure('refused', `${shown}: ${what}`);
  };
  if (status.state !== 'read') return refuse('its status.json does not say which process runs it');
  const { host, official_run: official, pid_namespace: namespace } = status.value;
  const here = thisMachine();
  if (host !== here.host) return refuse(`the run belongs to host ${host}; cancel it there (this is ${os.hostname()})`);
  if (typeof namespace === 'string' && here.pidNamespace !== undefined && namespace !== here.pidNamespace)
    return refuse(`its processes have their numbers in ${namespace}, another container; cancel it there`);
  if (!isAlive(official))
    return refuse(`official-run (pid ${official.pid}) is gone, the run is ${state}: ${evidence.join('; ')}`);
  return official.pid;
}

/** TERM, unless it has ended meanwhile. Throws Failure `refused` for the process of another user. */
export function terminate(pid: number, kill: (pid: number, signal: NodeJS.Signals) => void = process.kill): void {
  try {
    kill(pid, 'SIGTERM');
  } catch (error) {
    if (errorCode(error) === 'ESRCH') return;
    throw new Failure(
      'refused',
      `official-run (pid ${pid}) cannot be ended: ${explainError(error)}; the request stands, and its owner may cancel it`,
      { cause: error },
    );
  }
}
