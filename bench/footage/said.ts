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

const sentenceSchema = z.object({ code: z.string(), text: z.string() });
const exerciseSchema = z.object({ count: z.number(), name: z.string().nullable().default(null) });

/** Parts of a report that not every version has. */
const partsSchema = z.object({
  recording: z.array(sentenceSchema).default([]),
  not_measured: z.array(
    z.object({ what: z.string(), why: z.string(), why_code: z.string().nullable().default(null) }),
  ),
  measurements: z.object({
    bodies: z.array(z.unknown()).nullable().default(null),
    exercises: z.array(exerciseSchema).nullable().default(null),
  }),
});

export function saidIn(report: ClipReport): Said {
  const { recording, not_measured: unmeasured, measurements: parts } = partsSchema.parse(report);
  const { body, repetitions, cut_seconds: cuts, tempo_bpm: tempo } = report.measurements;
  const counted = repetitions === null ? [] : [{ count: repetitions.count, name: null }];
  const scores = { ...report.scores, total: report.total_score };
  return {
    ...{ cuts, tempo },
    seen: body?.seen ?? 0,
    bodies: parts.bodies?.length ?? (body === null ? 0 : 1),
    exercises: parts.exercises ?? counted,
    scored: Object.keys(scores).filter((key) => typeof scores[key as 'total'] === 'number'),
    reasons: [
      ...unmeasured.map(({ what, why, why_code: code }) => ({ code, text: `${what}: ${why}` })),
      ...recording,
    ],
    recordingCodes: recording.map(({ code }) => code),
  };
}
