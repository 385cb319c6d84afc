import { settingsOptions } from '@gatehouse/cli';

const what = 'What is proposed';
const how = 'What is done';

export const options = {
  'input-csv': {
    type: 'path',
    describe:
      'The data of official runs (default: the one CSV or Parquet below data/ and scores/ with a date and a score)',
    value: 'PATH',
    group: what,
    added: true,
  },
  runner: {
    type: 'string',
    describe: 'What runs the workflow: an executable, a script, or a command in quotes',
    value: 'CMD',
    group: what,
    added: true,
  },
  owner: {
    type: 'string',
    describe: 'Who answers for the runs (default: git’s user)',
    value: 'NAME',
    group: what,
    added: true,
  },
  workflow: {
    type: 'string',
    describe: 'Name of the workflow (default: that of the settings, else by the runner)',
    value: 'NAME',
    completes: 'workflow',
    group: what,
    added: true,
  },
  check: { type: 'flag', describe: 'Say what an official run still lacks, and write nothing', group: how, added: true },
  'dry-run': { type: 'flag', describe: 'Say what would be written, and write nothing', group: how, added: true },
  policies: { type: 'flag', describe: 'Also write the policies, as copies to edit', group: how, added: true },
  'no-evidence-log': { type: 'flag', describe: 'Open no evidence log', group: how, added: true },
  ...settingsOptions,
} as const;
