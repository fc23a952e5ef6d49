import type { ClipReport } from './measure-clip.ts';

/** What a report says of the things that a truth.json may tell of. */
export interface Said {
  /** Share of the looks, of several that of whoever is seen most; 0: nobody was seen, or looked for. */
  seen: number;
  /** How many were followed. */
  bodies: number;
  cuts: readonly number[];
  /** One after the other; none where nothing was counted. */
  exercises: readonly { count: number }[];
  tempo: number | null;
  /** Keys of the scores, and `total`, that have a value. */
  scored: readonly string[];
  /** What was not measured and what is wrong with the recording, as a person reads it. */
  reasons: readonly Reason[];
  /** Of the recording alone. */
  recordingCodes: readonly string[];
}

export interface Reason {
  /** Of a sentence of ours. */
  code: string | null;
  text: string;
}

export function saidIn(report: ClipReport): Said {
  const { recording, not_measured: unmeasured, measurements } = report;
  const { body, bodies, exercises, cut_seconds: cuts, tempo_bpm: tempo } = measurements;
  const followed = bodies ?? (body === null ? [] : [body]);
  const scores = { ...report.scores, total: report.total_score };
  return {
    ...{ cuts, exercises, tempo },
    seen: Math.max(0, ...followed.map(({ seen }) => seen)),
    bodies: followed.length,
    scored: Object.entries(scores).flatMap(([key, score]) => (score === null ? [] : [key])),
    reasons: [
      ...unmeasured.map(({ what, why, why_code: code }) => ({ code, text: `${what}: ${why}` })),
      ...recording,
    ],
    recordingCodes: recording.map(({ code }) => code),
  };
}
