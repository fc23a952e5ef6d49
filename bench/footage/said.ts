import { z } from 'zod';
import type { ClipReport } from './measure-clip.ts';

export interface SaidExercise {
  count: number;
  name: string | null;
}

/** What a report says of the things that a truth.json may tell of. */
export interface Said {
  /** Share of the looks; 0: nobody was seen, or looked for. */
  seen: number;
  bodies: number;
  cuts: readonly number[];
  /** One after the other; none where nothing was counted. */
  exercises: readonly SaidExercise[];
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

const exerciseSchema = z.object({ count: z.number(), name: z.string().nullable().default(null) });

/** Measurements that not every version has. */
const partsSchema = z.object({
  bodies: z.array(z.unknown()).nullable().default(null),
  exercises: z.array(exerciseSchema).nullable().default(null),
});

export function saidIn(report: ClipReport): Said {
  const { recording, not_measured: unmeasured, measurements } = report;
  const { body, repetitions, cut_seconds: cuts, tempo_bpm: tempo } = measurements;
  const parts = partsSchema.parse(measurements);
  const counted = repetitions === null ? [] : [{ count: repetitions.count, name: null }];
  const scores = { ...report.scores, total: report.total_score };
  return {
    ...{ cuts, tempo },
    seen: body?.seen ?? 0,
    bodies: parts.bodies?.length ?? (body === null ? 0 : 1),
    exercises: parts.exercises ?? counted,
    scored: Object.entries(scores).flatMap(([key, score]) => (score === null ? [] : [key])),
    reasons: [
      ...unmeasured.map(({ what, why, why_code: code }) => ({ code, text: `${what}: ${why}` })),
      ...recording,
    ],
    recordingCodes: recording.map(({ code }) => code),
  };
}
