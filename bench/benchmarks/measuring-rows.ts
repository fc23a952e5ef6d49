import type { Measurements } from '../../functions/src/contract/measurements.ts';
import type { Row } from '../frame/benchmark.ts';
import { type Clip, cutsOf } from '../load/dance-corpus/clip.ts';
import { clipsWithReasons } from '../load/dance-corpus/corpus.ts';

export interface Measured {
  clip: Clip;
  found: Measurements;
  /** 0..100; null: not measured. */
  score: number | null;
  /** The code of why there is no tempo; null: there is one. */
  reason: string | null;
}

/** What was made of clips whose truth is known. */
export interface MeasuredCorpus {
  /** With nothing in the way of seeing and hearing it. */
  plain: Measured;
  otherRates: readonly Measured[];
  onBeat: readonly Measured[];
  offBeat: readonly Measured[];
  withoutMusic: readonly Measured[];
  nobodyMoving: readonly Measured[];
  /** Of a camera that is pushed, the last with nobody moving. */
  jolted: readonly Measured[];
  /** Danced on the beat, and cut, titled or faded afterwards. */
  edited: readonly Measured[];
  /** The same where nobody moves. */
  editedStillness: readonly Measured[];
  /** As `clipsWithReasons`. */
  withReasons: readonly Measured[];
  /** With music, a few seconds of it. */
  short: readonly Measured[];
}

const mostTempoError = 0.01;
const mostMissedShare = 0.05;
const mostOffsetErrorMs = 20;
const mostPhantomPercent = 2;
const mostUnsteadyPercent = 5;
/** A small frame's length. */
const mostCutErrorSeconds = 1 / 15;

export function rowsOf(corpus: MeasuredCorpus): Row[] {
  return [
    ...musicRows(corpus),
    ...reasonRows(corpus),
    ...motionRows(corpus),
    ...cutRows(Object.values(corpus).flat()),
  ];
}

function musicRows({ plain, otherRates, onBeat, offBeat, withoutMusic }: MeasuredCorpus): Row[] {
  const onTime = [plain, ...otherRates, ...onBeat];
  const danced = [...onTime, ...offBeat];
  const missed = danced.filter(({ clip, found }) => {
    const error = tempoError(clip, found);
    return error === null || error > mostTempoError;
  });
  const lowestOnBeat = Math.min(...onTime.map(({ score }) => score ?? 0));
  const highestOffBeat = Math.max(...offBeat.map(({ score }) => score ?? 100));
  return [
    {
      what: `Tempo off by over 1 % or missed, half and double being missed too, of ${danced.length} clips with music`,
      figure: (100 * missed.length) / danced.length,
      unit: '%',
      limit: 100 * mostMissedShare,
    },
    {
      what: `A tempo in ${withoutMusic.length} clips without music`,
      figure: withoutMusic.filter(({ found }) => found.tempo_bpm !== null).length,
      unit: 'clips',
      limit: 0,
    },
    {
      what: `Highest score of ${offBeat.length} clips off the beat less the lowest of ${onTime.length} on it`,
      figure: highestOffBeat - lowestOnBeat,
      unit: 'points',
      limit: -1,
    },
    {
      what: `How late or early, largest error of ${danced.length} clips; a missed one counts as a whole beat`,
      figure: Math.max(...danced.map(offsetErrorMs)),
      unit: 'ms',
      limit: mostOffsetErrorMs,
    },
  ];
}

function reasonRows({ edited, withReasons, short }: MeasuredCorpus): Row[] {
  const isOff = ({ clip, found }: Measured) => (tempoError(clip, found) ?? 1) > mostTempoError;
  const isWronglyExplained = ({ clip, reason }: Measured) => {
    const expected = clipsWithReasons.find((known) => known.clip.name === clip.name)?.reason;
    return reason !== expected;
  };
  return [
    {
      what: `Tempo off by over 1 % or missed in ${edited.length} edited clips`,
      figure: edited.filter(isOff).length,
      unit: 'clips',
      limit: 0,
    },
    {
      what: `Another reason than the true one in ${withReasons.length} clips without a tempo`,
      figure: withReasons.filter(isWronglyExplained).length,
      unit: 'clips',
      limit: 0,
    },
    {
      what: `Neither the tempo nor that it is too short in ${short.length} clips of a few seconds`,
      figure: short.filter((one) => isOff(one) && one.reason !== 'no_clear_pulse_short').length,
      unit: 'clips',
      limit: 0,
    },
  ];
}

function motionRows({ plain, otherRates, ...still }: MeasuredCorpus): Row[] {
  const nobodyMoving = [...still.nobodyMoving, ...still.editedStillness];
  const danceEnergy = plain.found.motion_energy ?? Number.NaN;
  const percentOf = ({ found }: Measured) => (100 * (found.motion_energy ?? 0)) / danceEnergy;
  const apart = otherRates.map((measured) => Math.abs(percentOf(measured) - 100));
  const [joltedStill] = still.jolted.slice(-1);
  return [
    {
      what: `Motion where nobody moves but the camera, the light, the scene or an editor, highest of ${nobodyMoving.length}, of a dance's`,
      figure: Math.max(...nobodyMoving.map(percentOf)),
      unit: '%',
      limit: mostPhantomPercent,
    },
    {
      what: 'Motion where nobody moves and the camera is jolted, of a dance’s',
      figure: joltedStill === undefined ? Number.NaN : percentOf(joltedStill),
      unit: '%',
    },
    {
      what: `Motion of one dance at ${otherRates.map(({ clip }) => clip.file.frameRate).join(', ')} frames a second, furthest from that at ${plain.clip.file.frameRate}`,
      figure: Math.max(...apart),
      unit: '%',
      limit: mostUnsteadyPercent,
    },
  ];
}

function cutRows(all: readonly Measured[]): Row[] {
  const near = (seconds: readonly number[], cut: number) =>
    seconds.some((other) => Math.abs(other - cut) <= mostCutErrorSeconds);
  const counted = all.map(({ clip, found }) => {
    const cuts = cutsOf(clip);
    return {
      cuts: cuts.length,
      missed: cuts.filter((cut) => !near(found.cut_seconds, cut)).length,
      invented: found.cut_seconds.filter((cut) => !near(cuts, cut)).length,
    };
  });
  const total = (key: 'cuts' | 'missed' | 'invented') =>
    counted.reduce((sum, counts) => sum + counts[key], 0);
  return [
    { what: `Cuts missed of ${total('cuts')}`, figure: total('missed'), unit: 'cuts', limit: 0 },
    {
      what: `Cuts found in ${all.length} clips where there are none`,
      figure: total('invented'),
      unit: 'cuts',
      limit: 0,
    },
  ];
}

function tempoError({ sound }: Clip, { tempo_bpm: bpm }: Measurements): number | null {
  if (bpm === null || typeof sound !== 'object' || sound === null) return null;
  return Math.abs(bpm / sound.bpm - 1);
}

/** Half a beat late is half a beat early. */
function offsetErrorMs({ clip, found }: Measured): number {
  const periodMs = 60_000 / clip.dance.bpm;
  if (found.beat_offset_ms === null) return periodMs;
  const apart = Math.abs(found.beat_offset_ms - 1_000 * clip.dance.lateSeconds) % periodMs;
  return Math.min(apart, periodMs - apart);
}

/** A line for each clip. */
export function describe(measured: readonly Measured[]): string {
  const lines = measured.map(({ clip, found, score }) => {
    const { tempo_bpm: bpm, beat_offset_ms: offset, motion_energy: energy } = found;
    return [
      clip.name.padEnd(58),
      `${bpm === null ? 'no tempo' : bpm.toFixed(2)}`.padStart(9),
      `${score ?? '–'}`.padStart(6),
      `${offset ?? '–'} ms`.padStart(9),
      `(${Math.round(1_000 * clip.dance.lateSeconds)} ms)`.padStart(11),
      (energy ?? 0).toFixed(4).padStart(8),
      `${found.cut_seconds.length} (${cutsOf(clip).length})`.padStart(9),
    ].join('');
  });
  const titles = ['score', 'late', '(in truth)', 'motion', 'cuts'];
  const widths = [6, 9, 11, 8, 9];
  const heading = titles.map((title, index) => title.padStart(widths[index] ?? 0)).join('');
  return [`${'clip'.padEnd(58)}${'BPM'.padStart(9)}${heading}`, ...lines].join('\n');
}
