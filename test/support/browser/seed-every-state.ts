import { Timestamp } from 'firebase-admin/firestore';
import { seedAnalysis } from '../seeded-analysis.ts';

const aWhileMs = 10 * 60_000;
const dayMs = 24 * 60 * 60_000;

/** One analysis in each state that an owner may meet, as people would name them. */
export async function seedEveryState(userId: string): Promise<void> {
  const now = Date.now();
  const running = {
    ...{ processed: false, total_score: null, scores: {} },
    lease_expires_at: Timestamp.fromMillis(now + aWhileMs),
  };
  const analyses: Parameters<typeof seedAnalysis>[1][] = [
    {
      ...{ title: 'Evening rehearsal, second take', status: 'processing', ...running },
      ...{ stage: 'analysing', progress: 62, message: 'Analysing segment 3 of 8' },
    },
    {
      title: null,
      analysis_type: 'group',
      dance_type: 'Hip-hop',
      status: 'uploading',
      progress: 0,
      ...running,
    },
    { title: 'Saturday class', dance_type: 'Salsa', total_score: 70 },
    {
      title: 'First wedding dance',
      ...{ analysis_type: 'couple', dance_type: 'Viennese waltz', total_score: 86.4 },
    },
    {
      ...{ title: 'Couldn’t stop', status: 'failed', processed: false, total_score: null },
      error: {
        code: 'analyzer_unavailable',
        message: 'The model did not answer. Run the analysis again in a few minutes.',
        retryable: true,
      },
    },
    {
      title:
        'A very long title that somebody wrote who wanted to remember the place, the teacher and the weather',
      ...{ analysis_type: 'highlights', dance_type: null, total_score: null },
    },
    { title: 'Morning workout', analysis_type: 'workout', status: 'cancelled', total_score: null },
    {
      ...{ title: 'Portrait of a phone', status: 'failed', processed: false, total_score: null },
      error: {
        code: 'video_has_no_picture',
        message: 'This file has sound but no picture. Upload the video itself.',
        retryable: false,
      },
    },
  ];
  await Promise.all(
    analyses.map((analysis, index) => {
      // An upload of more than an hour ago would be ended by the sweep.
      const agoMs = index < 2 ? (index + 1) * aWhileMs : index * dayMs;
      const timestamp = Timestamp.fromMillis(now - agoMs);
      return seedAnalysis(userId, { timestamp, ...analysis });
    }),
  );
}
