import { randomUUID } from 'node:crypto';
import { Timestamp } from 'firebase-admin/firestore';
import { adminFirestore } from './admin-sdk.ts';
import type { Summary } from './outward-shapes.ts';

type SeededSummary = Summary<Timestamp>;

/** A finished analysis whose video is not in the bucket; no function has anything to do for it. */
export function completedSummary(
  userId: string,
  analysisId: string,
  changes: Partial<SeededSummary> = {},
): SeededSummary {
  const now = Timestamp.now();
  return {
    user_id: userId,
    analysis_type: 'solo',
    dance_type: 'salsa',
    style: 'salsa',
    dancers: null,
    title: 'Seeded',
    params: {},
    timestamp: now,
    updated_at: now,
    status: 'completed',
    processed: true,
    stage: null,
    progress: 100,
    message: null,
    video: {
      object_path: `videos/${userId}/${analysisId}/source`,
      content_type: 'video/mp4',
      size_bytes: 1000,
      ...{ duration_seconds: 10, width: 640, height: 360, frame_rate: 30, has_audio: true },
    },
    run_id: 'run-1',
    attempt: 1,
    lease_expires_at: null,
    total_score: 70,
    scores: { technical_quality: 60, movement_to_music: 80, choreography_presentation: null },
    analyzer: 'signal:1',
    error: null,
    started_at: now,
    processed_at: now,
    ...changes,
  };
}

/** Writes one analysis past the rules; answers its id. */
export async function seedAnalysis(
  userId: string,
  changes: Partial<SeededSummary> & Record<string, unknown> = {},
): Promise<string> {
  const analysisId = randomUUID();
  const summary = completedSummary(userId, analysisId, changes);
  await adminFirestore.doc(`analyses/${analysisId}`).set(summary);
  return analysisId;
}

export async function seedReport(analysisId: string, runId = 'run-1'): Promise<void> {
  const report = { text: 'A seeded report.', total_score: 70, created_at: Timestamp.now() };
  await adminFirestore.doc(`analyses/${analysisId}/reports/${runId}`).set(report);
}

const mostAttempts = 10;

/** Writes one analysis per timestamp; answers their ids in the same order. */
export async function seedMany(
  userId: string,
  timestamps: readonly Timestamp[],
): Promise<string[]> {
  const writer = adminFirestore.bulkWriter();
  // The emulator at times ends a call that it has begun, of which it is unknown what was written.
  writer.onWriteError(({ failedAttempts }) => failedAttempts < mostAttempts);
  const writes: Promise<unknown>[] = [];
  const ids = timestamps.map((timestamp) => {
    const id = randomUUID();
    const summary = completedSummary(userId, id, { timestamp });
    writes.push(writer.set(adminFirestore.doc(`analyses/${id}`), summary));
    return id;
  });
  await Promise.all([writer.close(), ...writes]);
  return ids;
}
