import type { Body } from '../../functions/src/contract/body.ts';
import { nothingMeasured } from '../../functions/src/contract/measurements.ts';
import type { Report } from '../../functions/src/contract/report.ts';
import type { Together } from '../../functions/src/contract/together.ts';
import { noVerdict } from '../../functions/src/contract/verdict.ts';
import { someTime } from './build-analysis.ts';
import { aCouple } from './together.ts';

/** What a run leaves that could measure nothing and score one criterion. */
export const aReport: Report = {
  text: 'Well danced.',
  total_score: 70,
  ...noVerdict,
  scores: { technical_quality: 70 },
  segments: [],
  measurements: nothingMeasured,
  dance: null,
  highlights: [],
  workout: null,
  dancers: null,
  claims: [],
  recording: [],
  not_measured: [],
  analyzer: 'signal:1',
  usage: null,
  finish_reason: null,
  timing_ms: {},
  memory: { peak_rss_mb: 300, peak_tmp_mb: 10 },
  frames_decoded: 240,
  frames_measured: 120,
  ffmpeg_version: '6.1',
  created_at: someTime,
};

/** A body that was followed well, but for the range of its movement. */
export const someBody: Body = {
  ...{ seen: 0.92, frames_looked_at: 1_200, from_side: 0.1, upright: 0.95 },
  extension: { value: 0.71, confidence: 0.82 },
  symmetry: { value: 0.84, confidence: 0.61 },
  posture: { value: 0.9, confidence: 0.88 },
  smoothness: { value: 0.66, confidence: 0.79 },
  range: { value: 0.48, confidence: 0.34 },
  best_second: { seconds: 12.4, confidence: 0.8 },
  worst_second: { seconds: 3.2, confidence: 0.55 },
};

/** What a couple does together in 19 s: closely in time, but for a moment. */
export const someTogether: Together = {
  ...aCouple,
  synchrony_curve: {
    interval_seconds: 1,
    values: [
      ...[0.5, 0.6, 0.62, 0.55, 0.6, null, null, 0.3, -0.1, -0.2, -0.1, 0.2],
      ...[0.5, 0.6, 0.7, 0.7, 0.6, 0.5, 0.4, 0.4],
    ],
  },
};
