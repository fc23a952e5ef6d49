import type { TempoStretch } from '../contract/measurements.ts';
import { trackBeats } from './beats/track-beats.ts';
import type { TakeCurve } from './curve.ts';
import { estimateMeter, type Meter } from './meter/estimate-meter.ts';
import { findDownbeats } from './meter/find-downbeats.ts';
import type { Sound } from './onsets/sound-meter.ts';
import { rounded } from './series.ts';
import { estimateTempo, pulseOf } from './tempo/estimate-tempo.ts';
import type { ExpectedTempo } from './tempo/expected-level.ts';
import { type SteadyStretch, steadyStretches } from './tempo/steady-stretches.ts';

export interface Music {
  /** Of the longest stretch of one tempo; null where nobody could clap along. */
  bpm: number | null;
  /** 0..1 */
  clarity: number;
  meter: Meter | null;
  stretches: readonly TempoStretch[];
  /** Seconds, those of each stretch at its own tempo; and the first ones of bars among them. */
  beats: readonly number[];
  downbeats: readonly number[];
}

/** Its tempi, beats and bars; a tempo is counted at the level that is `expected`, if it is played. */
export function measureMusic(
  sound: Sound,
  expected: ExpectedTempo | null,
  takeCurve?: TakeCurve,
): Music {
  const pulse = pulseOf(sound);
  takeCurve?.({
    ...{ name: 'onset_strength', startSeconds: 0, rate: sound.rate },
    ...{ values: pulse, threshold: null },
  });
  const played = steadyStretches(pulse, sound.rate, expected).map((stretch) => ({
    stretch,
    beats: beatsWithin(stretch, pulse, sound.rate),
  }));
  const [longest] = played.toSorted(
    ({ stretch: one }, { stretch: other }) => other.to - other.from - (one.to - one.from),
  );
  if (longest === undefined) {
    const clarity = estimateTempo(pulse, sound.rate, expected)?.clarity ?? 0;
    return { bpm: null, clarity, meter: null, stretches: [], beats: [], downbeats: [] };
  }
  const { bpm, clarity } = longest.stretch.tempo;
  const meter = estimateMeter(sound.bandOnsets, sound.rate, longest.beats, expected);
  return {
    bpm,
    clarity,
    meter,
    stretches: played.map(({ stretch, beats }) => ({
      start_seconds: rounded(beats[0] ?? stretch.from / sound.rate),
      end_seconds: rounded(beats.at(-1) ?? stretch.to / sound.rate),
      tempo_bpm: rounded(stretch.tempo.bpm, 2),
    })),
    beats: played.flatMap(({ beats }) => beats),
    downbeats: played.flatMap(({ beats }) => findDownbeats(sound, beats, meter)),
  };
}

function beatsWithin({ from, to, tempo }: SteadyStretch, pulse: Float64Array, rate: number) {
  return trackBeats(pulse.subarray(from, to), rate, tempo.periodSeconds)
    .map((seconds) => seconds + from / rate)
    .filter((seconds) => seconds >= 0);
}
