import type { Finding, Kind } from '../compare.ts';
import type { ClipReport } from '../measure-clip.ts';
import type { ClipTruth } from '../truth.ts';

/** What is drawn over a curve, and written beside it. */
export interface Marks {
  trueMoments: readonly number[];
  toldMoments: readonly number[];
  /** Repetitions, from and to. */
  toldSpans: readonly (readonly [number, number])[];
  /** What is true in a word or two, and what was told; null: nothing is known. */
  words: { truth: string; told: string } | null;
}

/** What is told by a curve. */
const kindsOf: Readonly<Record<string, Kind>> = {
  hist_diff: 'cuts',
  replaced: 'cuts',
  replaced_if_still: 'cuts',
  seen_score: 'seen',
  onset_strength: 'tempo',
  repetition_position: 'repetitions',
};

/** By the name of the curve. */
export function marksOf(
  truth: ClipTruth,
  { measurements }: ClipReport,
  findings: readonly Finding[],
) {
  const { cut_seconds: cuts, beat_seconds: beats, exercises } = measurements;
  const spans = exercises
    .flatMap(({ each }) => each)
    .map(({ start_seconds: start, end_seconds: end }) => [start, end] as const);
  return (curve: string): Marks => {
    const kind = kindsOf[curve];
    const told = { cuts, tempo: beats }[kind as 'cuts' | 'tempo'] ?? [];
    return {
      trueMoments: kind === 'cuts' ? (truth.cuts ?? []) : [],
      toldMoments: told,
      toldSpans: kind === 'repetitions' ? spans : [],
      words: kind === 'cuts' ? null : wordsOf(findings.filter((finding) => finding.kind === kind)),
    };
  };
}

function wordsOf(findings: readonly Finding[]): Marks['words'] {
  if (findings.length === 0) return null;
  return {
    truth: findings.map(({ truth }) => truth).join(', '),
    told: findings.map(({ said }) => said).join(', '),
  };
}
