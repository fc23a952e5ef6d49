import { practiceSentence, strengthSentence } from '../../contract/coaching-sentences.ts';
import { drillSentence } from '../../contract/drill-sentences.ts';
import type { Measurements } from '../../contract/measurements.ts';
import { placeInWords, unnoticedMs } from '../../contract/off-beat-words.ts';
import type { Practice } from '../../contract/verdict.ts';
import { mostUsualShare } from '../../signal/beats/off-beat.ts';
import { isWithin, lengthOf, type Span } from '../../signal/spans.ts';
import { dancedSpans } from '../danced-spans.ts';
import { spreads } from '../judging/spreads.ts';
import { longest } from './moments.ts';
import { type CoachedVideo, criterionOf, type Remark, sureAfter } from './remark.ts';

/** Movements on the beat have 1, at chance 0; as the comments on segments say. */
const onBeat = 0.5;
const chance = 0.2;
const steady = 0.6;
/**
 * Beats, or movements where they are fewer, after which timing is half sure: of 23 beats of a filmed couple seven
 * had an end, by which they would always be early. By Rayleigh's law six random endings are as coherent as `steady` once
 * in 9, twelve once in 75: at twelve it is `fairly sure`.
 */
const halfSureAfter = 18;
/** Who is beside the beat for more of the time is not on it most of the time. */
const mostOff = 0.5;
/** A stretch beside the beat of so many beats of the dance is as far as one can be. */
const allOfIt = 0.5;

/** What the beat says of the dance as a whole, and where the dance leaves it. */
export function timingRemarks(video: CoachedVideo): Remark[] {
  const { measurements, profile } = video;
  const spans = dancedSpans(measurements);
  const beats = measurements.beat_seconds.filter((beat) => isWithin(beat, spans)).length;
  const moves = measurements.timing_from?.moves ?? beats;
  const confidence = sureAfter(Math.min(beats, moves), halfSureAfter);
  const criterion = criterionOf(profile, 'movement_to_music');
  const found = [asAWhole(video), inPlaces(measurements)].filter((remark) => remark !== null);
  return found.map(({ point, ...remark }) => ({
    ...remark,
    confidence,
    point: { ...point, criterion },
  }));
}

type Unsure = Omit<Remark, 'confidence'>;

/** Few are on the beat where all of the range says so. */
function asAWhole({ measurements, segments }: CoachedVideo): Unsure | null {
  const { beat_alignment: alignment, phase_coherence: coherence, off_beat } = measurements;
  if (alignment === null || coherence === null) return null;
  const told = { aspect: 'timing' as const };
  if (alignment >= onBeat && coherence >= steady) {
    if (isBeside(measurements) || offShare(measurements) > mostOff) return null;
    const isThroughout = (off_beat ?? []).length === 0;
    return {
      ...told,
      effect: (alignment - onBeat) / (1 - onBeat),
      point: {
        sentence: strengthSentence(isThroughout ? 'on_beat' : 'on_beat_mostly'),
        criterion: null,
        moments: bestTimed(segments),
      },
    };
  }
  if (alignment >= chance) return null;
  const effect = Math.min(1, (chance - alignment) / chance);
  if (coherence >= steady) {
    const point = beside(measurements);
    return point && { ...told, effect, point };
  }
  // The movement of several is one curve, and the picture's may be anybody's.
  if (measurements.body === null) return null;
  const most = alignment + spreads.beat_alignment.halfWidth(measurements);
  if (most > chance) return null;
  return {
    ...told,
    effect,
    point: {
      sentence: practiceSentence('few_on_beat'),
      criterion: null,
      moments: [],
      drill: drillSentence('few_on_beat'),
    },
  };
}

/** A slow beat is answered well enough by who is late by a tenth of a second. */
const isBeside = ({ beat_offset_ms: lateMs }: Measurements) =>
  lateMs !== null && Math.abs(lateMs) > unnoticedMs;

/** Null where they lie about the beat, though loosely. */
function beside(measurements: Measurements): Practice | null {
  const { beat_offset_ms: lateMs, tempo_bpm: tempo } = measurements;
  if (lateMs === null || tempo === null || !isBeside(measurements)) return null;
  const isOther = Math.abs((lateMs * tempo) / 60_000) > mostUsualShare;
  const side = lateMs < 0 ? 'early' : 'late';
  return {
    sentence: isOther ? practiceSentence('other_beats') : practiceSentence('beside_beat', { side }),
    criterion: null,
    moments: [],
    drill: isOther ? drillSentence('other_beats') : drillSentence('beside_beat', { side }),
  };
}

/** Of the time in which there are beats. */
function offShare({ off_beat: offBeat, beat_seconds: beats }: Measurements): number {
  const all = (beats.at(-1) ?? 0) - (beats[0] ?? 0);
  const off = (offBeat ?? []).reduce((sum, span) => sum + lengthOf(span), 0);
  return all > 0 ? off / all : 0;
}

function inPlaces(measurements: Measurements): Unsure | null {
  const { off_beat: offBeat } = measurements;
  const [most] = (offBeat ?? []).toSorted((one, other) => lengthOf(other) - lengthOf(one));
  if (offBeat === null || most === undefined) return null;
  return {
    aspect: 'off_beat',
    effect: Math.min(1, offShare(measurements) / allOfIt),
    point: {
      sentence: practiceSentence('leaves_beat', {
        places: offBeat.length,
        part: placeInWords(most.late_beats),
      }),
      criterion: null,
      moments: longest(offBeat),
      drill: drillSentence('leaves_beat'),
    },
  };
}

/** Where it is seen best; nothing where no part is scored by its timing. */
function bestTimed(segments: CoachedVideo['segments']): Span[] {
  const [best] = segments
    .filter(({ score }) => score !== null)
    .toSorted((one, other) => (other.score ?? 0) - (one.score ?? 0));
  if (best === undefined) return [];
  return [{ start_seconds: best.start_seconds, end_seconds: best.end_seconds }];
}
