import { nothingMeasured } from '../../../functions/src/contract/measurements.ts';
import type { Report } from '../../../functions/src/contract/report.ts';
import { adminFirestore, bucket } from '../admin-sdk.ts';
import { aReport } from '../build-report.ts';

/** What a judge and the measuring say of the sample: 19.2 s at 100 beats a minute. */
export const danceReport: Report = {
  ...aReport,
  text: '# A lively solo\n\nYou keep good time, and your turns are clean.\n\n## Next steps\n\n- **Arms**: let them follow through.\n- Look up more often.',
  total_score: 71.5,
  scores: { technical_quality: 63, movement_to_music: 80, choreography_presentation: null },
  segments: [
    segment(0, 4.8, 'Opening', 'A calm start; the first step is late.', 58),
    segment(4.8, 9.6, 'First turn', 'A clean turn that ends on the beat.', 82.5),
    segment(9.6, 14.4, 'Travelling steps', 'Steady, but the arms stop early.', 74),
    segment(14.4, 19.2, 'Pose', 'Held too briefly to be judged.', null),
  ],
  measurements: {
    ...nothingMeasured,
    ...{ tempo_bpm: 100.2, tempo_clarity: 0.91, beat_alignment: 0.62, beat_recall: 0.54 },
    ...{ phase_coherence: 0.77, beat_offset_ms: 32, motion_energy: 0.042 },
    ...{ motion_dynamics: 0.55, stillness: 0.08 },
    ...{ exposure: 0.38, loudness_dbfs: -17.8 },
    beat_seconds: Array.from({ length: 32 }, (_, index) => 0.2 + index * 0.6),
    motion_curve: {
      interval_seconds: 0.1,
      values: Array.from({ length: 192 }, (_, index) =>
        Math.abs(Math.sin(index / 6) * Math.cos(index / 23)),
      ),
    },
  },
  analyzer: 'gemini:test',
  usage: { input_tokens: 12_400, output_tokens: 830, cost_usd: null },
  finish_reason: 'STOP',
  timing_ms: { downloading: 400, normalising: 3_200, measuring: 900, analysing: 8_100 },
};

function segment(start: number, end: number, label: string, comment: string, score: number | null) {
  return { start_seconds: start, end_seconds: end, label, comment, score };
}

/** Writes the report of one run past the rules. */
export async function seedRun(
  analysisId: string,
  runId: string,
  changes: Partial<Report> = {},
): Promise<void> {
  const report: Report = { ...danceReport, ...changes };
  await adminFirestore.doc(`analyses/${analysisId}/reports/${runId}`).set(report);
}

/** Puts an object of a seeded analysis into the bucket, as an operator would: no trigger takes it for an upload. */
export async function putVideo(
  owner: { userId: string; analysisId: string; name: string },
  bytes: Uint8Array,
  contentType: string,
): Promise<void> {
  const file = bucket.file(`videos/${owner.userId}/${owner.analysisId}/${owner.name}`);
  await file.save(Buffer.from(bytes), { contentType, resumable: false });
}
