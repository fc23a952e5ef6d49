import { dancerLabel } from '../../functions/src/contract/dancer-labels.ts';
import {
  type Body,
  type DancerBody,
  nothingMeasured,
} from '../../functions/src/contract/measurements.ts';
import type { Report } from '../../functions/src/contract/report.ts';
import type { Together } from '../../functions/src/contract/together.ts';
import { someTime } from './build-analysis.ts';

/** What a run leaves that could measure nothing and score one criterion. */
export const aReport: Report = {
  text: 'Well danced.',
  total_score: 70,
  scores: { technical_quality: 70 },
  segments: [],
  measurements: nothingMeasured,
  dance: null,
  highlights: [],
  workout: null,
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

/** A couple, told apart by clothes. */
export const someDancers: readonly [DancerBody, DancerBody] = [
  {
    ...someBody,
    ...{ body_id: 1, label: dancerLabel('at_start_in', { place: 'left', clothes: 'dark' }) },
  },
  {
    ...someBody,
    ...{ body_id: 2, label: dancerLabel('at_start_in', { place: 'right', clothes: 'light' }) },
    ...{ seen: 0.87, posture: { value: 0.72, confidence: 0.6 }, smoothness: null },
    ...{ best_second: { seconds: 7.8, confidence: 0.7 }, worst_second: null },
  },
];

const sure = (value: number) => ({ value, confidence: 0.6 });

/** What that couple does together in 19 s: closely in time, but for a moment; their steps are not clear. */
export const someTogether: Together = {
  ...{ body_ids: [1, 2], seconds: 15.8, absence: null },
  ...{ synchrony: sure(0.49), limbs: sure(0.64), rise: sure(0.3) },
  steps: { value: 0.9, confidence: 0.2 },
  ...{ mirrored: sure(0.52), same_sided: sure(0.08), sides: 'mirrored' },
  hands: { share: 0.79, ...sure(0.7) },
  distance: { trunks: 1.2, spread: 0.13, confidence: 0.6 },
  ...{ dancers: [], pairs: [] },
  breaks: [{ start_seconds: 8.2, end_seconds: 10.9, body_ids: [1, 2] }],
  synchrony_curve: {
    interval_seconds: 1,
    values: [
      0.5,
      0.6,
      0.62,
      0.55,
      0.6,
      null,
      null,
      0.3,
      -0.1,
      -0.2,
      -0.1,
      0.2,
      0.5,
      0.6,
      0.7,
      0.7,
    ].concat([0.6, 0.5, 0.4, 0.4]),
  },
};
