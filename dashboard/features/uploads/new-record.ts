import type { ChosenVideo, Draft } from './draft.ts';
import type { Fingerprint } from './fingerprint.ts';
import type { OpenUpload } from './remembered-upload.ts';
import type { Destination } from './submit-video.ts';

interface Begun {
  userId: string;
  startedAtMs: number;
  destination: Destination;
}

/** What is to be remembered of an upload that has just begun. */
export function newRecord(
  { userId, startedAtMs, destination: { analysisId, url, headers } }: Begun,
  { draft, video, fingerprint }: { draft: Draft; video: ChosenVideo; fingerprint: Fingerprint },
): OpenUpload {
  const { video: _chosen, ...choices } = draft;
  const { file, durationSeconds } = video;
  return {
    version: 1,
    userId,
    analysisId,
    startedAtMs,
    video: { ...fingerprint, name: file.name, lastModifiedMs: file.lastModified, durationSeconds },
    choices,
    state: { kind: 'open', url, headers },
  };
}
