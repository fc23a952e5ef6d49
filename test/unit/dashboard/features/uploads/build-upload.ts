import { emptyDraft } from '../../../../../dashboard/features/uploads/draft.ts';
import type { OpenUpload } from '../../../../../dashboard/features/uploads/remembered-upload.ts';

const { video: _none, ...choices } = emptyDraft;

/** An upload that was begun at the moment 0. */
export const openUpload = (changes: Partial<OpenUpload> = {}): OpenUpload => ({
  version: 1,
  userId: 'dancer',
  analysisId: 'analysis-1',
  startedAtMs: 0,
  video: {
    name: 'rumba.mp4',
    sizeBytes: 1_000,
    lastModifiedMs: 5,
    durationSeconds: 61.5,
    headHash: 'a'.repeat(64),
    tailHash: 'b'.repeat(64),
  },
  choices: { ...choices, title: 'Final', params: { count: '3' } },
  state: {
    kind: 'open',
    url: 'https://storage.example/session?id=1',
    headers: { 'Content-Type': 'video/mp4' },
  },
  ...changes,
});
