import type { Firestore } from 'firebase-admin/firestore';
import { nothingMeasured } from '../../functions/src/contract/measurements.ts';
import type { Report } from '../../functions/src/contract/report.ts';
import { noVerdict } from '../../functions/src/contract/verdict.ts';

const textBytes = 8 * 1024;
const curveLength = 600;

/** Makes a session one that was completed a moment ago, with a report of the usual size. */
export async function seedReport(firestore: Firestore, sessionId: string): Promise<void> {
  const session = firestore.doc(`analyses/${sessionId}`);
  const runId = String((await session.get()).get('run_id'));
  const now = new Date();
  const batch = firestore.batch();
  batch.create(session.collection('reports').doc(runId), reportOf(now));
  const ended = { status: 'completed', processed: true, progress: 100, error: null, message: null };
  batch.update(session, { ...ended, processed_at: now, updated_at: now });
  await batch.commit();
}

function reportOf(now: Date): Report {
  return {
    text: 'A sentence of a report. '.repeat(textBytes / 24),
    total_score: 70,
    ...noVerdict,
    scores: { technical_quality: 60, movement_to_music: 80, choreography_presentation: null },
    segments: Array.from({ length: 8 }, (_, index) => ({
      start_seconds: index * 10,
      end_seconds: index * 10 + 10,
      label: `Part ${index + 1}`,
      comment: 'Steady, and on the beat.',
      score: 70,
    })),
    dancers: null,
    measurements: {
      ...nothingMeasured,
      tempo_bpm: 100,
      tempo_clarity: 0.9,
      beat_alignment: 0.9,
      beat_recall: 0.8,
      phase_coherence: 0.9,
      beat_offset_ms: 12,
      motion_energy: 0.4,
      motion_dynamics: 0.5,
      stillness: 0.1,
      exposure: 0.5,
      loudness_dbfs: -16,
      beat_seconds: Array.from({ length: 130 }, (_, beat) => beat * 0.6),
      motion_curve: { interval_seconds: 0.133, values: Array(curveLength).fill(0.5) },
    },
    dance: null,
    highlights: [],
    workout: null,
    claims: [],
    recording: [],
    not_measured: [],
    analyzer: 'signal:1',
    usage: null,
    finish_reason: null,
    timing_ms: { downloading: 100, normalising: 4_000, analysing: 100 },
    memory: { peak_rss_mb: 200, peak_tmp_mb: 20 },
    frames_decoded: 2_400,
    frames_measured: 1_200,
    ffmpeg_version: '5.1',
    created_at: now,
  };
}
