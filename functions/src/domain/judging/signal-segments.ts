import type { Measurements } from '../../contract/measurements.ts';
import type { MeasureKey } from '../../contract/measures.ts';
import { timing } from '../../contract/profiles/dance.ts';
import type { Profile } from '../../contract/profiles/profile.ts';
import type { Segment } from '../../contract/report.ts';
import { alignBeats, type BeatAlignment } from '../../signal/beats/beat-alignment.ts';
import { kinematicBeats } from '../../signal/beats/kinematic-beats.ts';
import { mean } from '../../signal/series.ts';
import { overlapOf } from '../../signal/spans.ts';
import { dancedSpans } from '../danced-spans.ts';
import { relativeInWords } from '../relative-movement.ts';
import { measuredScore } from './measured-score.ts';
import { motionWithin } from './motion-values.ts';
import { planSegments, type TimeSpan } from './plan-segments.ts';

export interface SegmentedVideo {
  profile: Profile;
  danceType: string | null;
  durationSeconds: number;
}

interface MeasuredSpan extends TimeSpan {
  /** A body was looked for in vain. */
  isEmpty: boolean;
  /** Mean motion 0..1, and as a multiple of the whole video's. */
  motion: number;
  relativeMotion: number;
  aligned: BeatAlignment | null;
}

/**
 * The spans of a video with what was measured in each. A dance's span is scored by its timing, a
 * highlight's by its strength against the strongest span, others not at all.
 */
export function segmentsBySignal(
  { profile, danceType, durationSeconds }: SegmentedVideo,
  measurements: Measurements,
): Segment[] {
  const planned = planSegments(durationSeconds, measurements, danceType);
  const spans = measureSpans(planned, measurements);
  const strongest = Math.max(...spans.map(({ motion }) => motion));
  return spans.map((span) => ({
    start_seconds: span.start_seconds,
    end_seconds: span.end_seconds,
    label: labelOf(span),
    comment: commentOn(span),
    score: segmentScore(profile, span, strongest),
  }));
}

function segmentScore(
  { segmentScore: by }: Profile,
  { isEmpty, aligned, motion }: MeasuredSpan,
  strongest: number,
): number | null {
  if (isEmpty) return null;
  if (by === 'timing') return aligned && timingScore(aligned);
  if (by === 'strength' && strongest > 0) return Math.round((100 * motion) / strongest);
  return null;
}

function timingScore({ alignment, coherence, recall }: BeatAlignment): number | null {
  const readings: Partial<Record<MeasureKey, number>> = {
    beat_alignment: alignment,
    phase_coherence: coherence,
    beat_recall: recall,
  };
  return measuredScore(timing.measured, (measure) => readings[measure] ?? null);
}

/** Coarser curves hide single movements. */
export const coarsestCurveSeconds = 0.1;

function measureSpans(spans: readonly TimeSpan[], measurements: Measurements): MeasuredSpan[] {
  const { motion_curve: curve, beat_seconds: beats, seen_spans: seen } = measurements;
  const { interval_seconds: interval, values } = curve;
  const moves = interval > coarsestCurveSeconds ? [] : kinematicBeats(values, 1 / interval, seen);
  const danced = dancedSpans(measurements);
  const usual = mean(motionWithin(curve, seen));
  return spans.map((span) => {
    const parts = seen === null ? null : overlapOf(seen, [span]);
    const own =
      parts === null
        ? values.slice(
            Math.floor(span.start_seconds / interval),
            Math.ceil(span.end_seconds / interval),
          )
        : motionWithin(curve, parts);
    return {
      ...span,
      isEmpty: parts !== null && own.length === 0,
      motion: mean(own),
      relativeMotion: usual > 0 ? mean(own) / usual : 0,
      aligned: alignBeats(moves, beats, span.start_seconds, span.end_seconds, danced),
    };
  });
}

function labelOf({ isEmpty, relativeMotion }: MeasuredSpan): string {
  if (isEmpty) return 'Nobody followed';
  if (relativeMotion < 0.1) return 'Hardly any movement';
  if (relativeMotion < 0.8) return 'Quiet movement';
  if (relativeMotion < 1.2) return 'Even movement';
  return 'Strong movement';
}

function commentOn({ isEmpty, relativeMotion, aligned }: MeasuredSpan): string {
  if (isEmpty) return 'Nobody could be followed in this part.';
  const motion = motionComment(relativeMotion);
  return aligned === null ? motion : `${motion} ${timingComment(aligned)}`;
}

function motionComment(relativeMotion: number): string {
  if (relativeMotion === 0) return 'No movement was measured.';
  return `Movement is ${relativeInWords(relativeMotion)}.`;
}

function timingComment({ alignment, coherence }: BeatAlignment): string {
  if (alignment >= 0.5) return 'Movements end on the beat.';
  if (coherence >= 0.6) return 'Movements keep a steady place beside the beat.';
  if (alignment >= 0.2) return 'Movements often end on the beat.';
  return 'Movements and beats fall together little more than by chance.';
}
