import type { Report } from '../../functions/src/contract/report.ts';
import type { Scores } from '../../functions/src/contract/summary.ts';

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
    scores: known.scores,
    segments: [],
    measurements: {
      tempo_bpm: null,
      tempo_clarity: null,
      beat_alignment: null,
      beat_recall: null,
      phase_coherence: null,
      beat_offset_ms: null,
      motion_energy: null,
      motion_dynamics: null,
      stillness: null,
      exposure: null,
      loudness_dbfs: null,
      beat_seconds: [],
      motion_curve: { interval_seconds: 0, values: [] },
    },
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
