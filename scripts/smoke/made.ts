import { newBucketName } from '../setup/default-bucket.ts';
import type { User } from './throw-away-user.ts';
import type { Visitor } from './visitor.ts';
import type { WebConfig } from './web-config.ts';

/** What a smoke test has found and made so far: what is made is removed, whatever happens. */
export interface Made {
  user: User;
  config: WebConfig | null;
  visitor: Visitor | null;
  /** What App Check gave for a debug token that is to go again; null: nothing was asked. */
  appProof: { debugName: string; token: string | null } | null;
  /** Null until somebody was told of it. */
  analysisId: string | null;
}

/** Of what an earlier check has found, without which this one is not tried. */
export function there<T>(found: T | null): T {
  if (found === null) throw new Error('A check was tried without what it needs.');
  return found;
}

export const bucketOf = ({ config }: Made, project: string): string =>
  config?.bucket ?? newBucketName(project);
