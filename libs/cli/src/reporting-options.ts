/** Options that several tools have in common; the shell keeps what they promise (contract 0.17, 0.18). */
import type { OptionTable } from './option';

/** Of a tool that gives a verdict and names its checks. */
export const formatOptions = {
  format: {
    type: 'choice',
    describe: 'Also report the verdict as workflow annotations or as JUnit',
    choices: ['text', 'github', 'junit'],
    then: { junit: 'junit-file' },
    default: 'text',
    value: 'FORMAT',
    group: 'Machine readers',
    added: true,
  },
  'junit-file': {
    type: 'path',
    describe: 'File for the JUnit report (default: standard output). Short form: --format junit FILE',
    value: 'FILE',
    ending: '.xml',
    group: 'Machine readers',
    added: true,
  },
} as const satisfies OptionTable;

export const metricsOptions = {
  'metrics-file': {
    type: 'path',
    describe: 'Prometheus metrics of this run, for a textfile collector',
    value: 'FILE',
    ending: '.prom',
    group: 'Machine readers',
    added: true,
  },
} as const satisfies OptionTable;

/** Of a tool that goes by gatehouse.json (contract 51.3). */
export const settingsOptions = {
  'print-settings': {
    type: 'flag',
    describe: 'Print the values in force and where each came from, and do nothing else',
    added: true,
  },
} as const satisfies OptionTable;
