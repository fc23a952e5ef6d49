import { nothingMeasured } from '../../functions/src/contract/measurements.ts';
import type { Report } from '../../functions/src/contract/report.ts';
import type { Scores } from '../../functions/src/contract/summary.ts';
import { noVerdict } from '../../functions/src/contract/verdict.ts';

/** The report of a run whose server measured nothing and kept no account of itself. */
export function emptyReport(known: {
  text: string;
  total: number | null;
  scores: Scores;
  analyzer: string;
  at: Date;
}): Report {
  return {
    text: known.text,
    total_score: known.total,
    ...noVerdict,
    scores: known.scores,
    segments: [],
    measurements: nothingMeasured,
    dance: null,
    highlights: [],
    workout: null,
    dancers: null,
    claims: [],
    recording: [],
    not_measured: [],
    analyzer: known.analyzer,
    usage: null,
    finish_reason: null,
    timing_ms: {},
    memory: { peak_rss_mb: 0, peak_tmp_mb: 0 },
    frames_decoded: 0,
    frames_measured: 0,
    ffmpeg_version: 'unknown',
    created_at: known.at,
  };
}
