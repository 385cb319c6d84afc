import type { ArtifactPolicy } from '@gatehouse/contracts';
import shipped from './artifact-policy.json';

/**
 * How the files of a run are named, and what is expected of them, where a team says nothing else; a test holds it to
 * its schema.
 */
export const shippedArtifactPolicy = shipped as unknown as ArtifactPolicy & { files: RunFileNames };

/** A name for each file that a run may have. */
export type RunFileNames = Required<ArtifactPolicy['files']>;
