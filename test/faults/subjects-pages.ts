/** build-pages on the trail of a run that is over: each page is its old or its whole new self, and a rerun ends the same. */
import { trailSubjects, type Subject } from './subjects';

const [after] = trailSubjects.filter(({ tool }) => tool === 'update-registry');

export const pagesSubjects: Subject[] =
  after === undefined
    ? []
    : [
        {
          tool: 'build-pages',
          status: 0,
          words: [],
          layOut: after.layOut,
          // It holds times and numbers of files on the disk.
          varying: /audit\/pages\/build\.json$/,
          leaves: /audit\/pages\/build\.lock$/,
        },
      ];
