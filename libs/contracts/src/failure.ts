/** Why a tool could not do its job. Each id has one exit status (libs/cli/src/exit-status.ts, contract 0.2). */
export type FailureId =
  | 'usage' // the command line is wrong
  | 'missing-input' // a file that was named is not there
  | 'damaged-input' // a file is cut off, not JSON, not of its schema, not readable as text
  | 'refused' // a rule of the trade forbids it
  | 'io' // reading or writing failed
  | 'busy' // somebody else holds what is needed: try again
  | 'unreachable' // the other host does not answer: try again
  | 'timeout'; // the time that was allowed is over

/** An end that is foreseen: the message is one line for the person who reads it and says what to do. */
export class Failure extends Error {
  override readonly name = 'Failure';

  constructor(
    readonly id: FailureId,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}
