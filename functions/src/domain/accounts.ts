/**
 * The service accounts that the functions run as, in the project whose they are. `npm run setup` makes
 * them; no deploy builds as one of them.
 */
export const accountNames = {
  /** processAnalysis, which opens files of strangers: its bucket, Firestore and the model's key. */
  worker: 'flokraft-worker',
  /** All the others. */
  functions: 'flokraft-functions',
} as const;
