import { nothingMeasured } from '../../functions/src/contract/measurements.ts';
import type { Report } from '../../functions/src/contract/report.ts';
import { someTime } from './build-analysis.ts';

/** What a run leaves that could measure nothing and score one criterion. */
export const aReport: Report = {
  text: 'Well danced.',
  total_score: 70,
  scores: { technical_quality: 70 },
  segments: [],
  measurements: nothingMeasured,
  highlights: [],
  workout: null,
  claims: [],
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
