/** Options that the tools of the research record share (contract 28.4, 28.5). */
export const policyOptions = {
  policy: { type: 'path', describe: 'Policy that overrides keys of the shipped one', value: 'FILE' },
  'print-policy': { type: 'flag', describe: 'Print the policy in force and do nothing else' },
} as const;

export const verdictOptions = {
  ...policyOptions,
  'out-dir': {
    type: 'path',
    describe: 'Folder for the document and its Markdown (default: nothing is written)',
    value: 'DIR',
  },
  strict: { type: 'flag', describe: 'Let warnings fail the verdict' },
} as const;
