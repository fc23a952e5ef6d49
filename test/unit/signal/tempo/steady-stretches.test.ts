import { describe, expect, it } from 'vitest';
import { pulseOf } from '../../../../functions/src/signal/tempo/estimate-tempo.ts';
import { steadyStretches } from '../../../../functions/src/signal/tempo/steady-stretches.ts';
import { measureSound, soundOf } from '../../../support/measure-synthesized.ts';
import { hearInHall } from '../../../support/music/hear-in-hall.ts';
import { playSong } from '../../../support/music/play-song.ts';
import { soundsWithoutTempo } from '../../../support/music/sounds-without-tempo.ts';

const song = (bpm: number, seconds: number, seed = 1) =>
  playSong({ bpm, meter: 4, seconds, over: 'bass and chords', fromSeconds: 1.37, seed });
const joined = (...parts: readonly Float64Array[]) =>
  Float64Array.from(parts.flatMap((part) => [...part]));

function stretchesOf(samples: Float64Array) {
  const sound = soundOf(samples);
  return steadyStretches(pulseOf(sound), sound.rate, null).map(({ from, to, tempo }) => ({
    from: from / sound.rate,
    to: to / sound.rate,
    bpm: tempo.bpm,
  }));
}

describe('the stretches at one tempo', () => {
  it.each([90, 104, 120, 132])('of a song at %i are one, from end to end', (bpm) => {
    const found = stretchesOf(hearInHall(song(bpm, 30), bpm));
    expect(found).toHaveLength(1);
    expect(found[0]?.from).toBe(0);
    expect(found[0]?.to).toBeCloseTo(30, 1);
  });

  it.each([
    [104, 120],
    [120, 96],
    [128, 112],
    [90, 132],
  ])('of a song that goes from %i to %i are two, and meet where it does', (first, second) => {
    const [before, after, ...more] = stretchesOf(joined(song(first, 24), song(second, 30)));
    expect(more).toEqual([]);
    expect(before?.bpm).toBeCloseTo(first, 0);
    expect(after?.bpm).toBeCloseTo(second, 0);
    expect(Math.abs((before?.to ?? 0) - 24)).toBeLessThan(1.5);
    expect(after?.from).toBe(before?.to);
  });

  it('are told apart in a hall', () => {
    const found = stretchesOf(hearInHall(joined(song(104, 24), song(126, 24)), 3));
    expect(found.map(({ bpm }) => Math.round(bpm))).toEqual([104, 126]);
  });

  it.each(['speech', 'noise', 'silence', 'wind', 'claps'] as const)(
    'begin where the music does after 20 s of %s',
    (name) => {
      const [found, ...more] = stretchesOf(
        joined(soundsWithoutTempo[name](20, 4), song(112, 24, 2)),
      );
      expect(more).toEqual([]);
      expect(found?.bpm).toBeCloseTo(112, 0);
      expect(Math.abs((found?.from ?? 0) - 20)).toBeLessThan(2);
    },
  );

  it('end where the music does', () => {
    const [found] = stretchesOf(joined(song(112, 24), soundsWithoutTempo.speech(20, 2)));
    expect(Math.abs((found?.to ?? 0) - 24)).toBeLessThan(2);
  });

  it('bridge a break in which whoever dances keeps counting', () => {
    const found = stretchesOf(joined(song(120, 24), soundsWithoutTempo.silence(4), song(120, 24)));
    expect(found).toHaveLength(1);
  });

  it.each(Object.entries(soundsWithoutTempo))('are none in %s', (_name, play) => {
    expect(stretchesOf(play(40, 2))).toEqual([]);
  });
});

describe('a song that changes its tempo', () => {
  const found = measureSound(joined(song(104, 20), song(126, 34)));

  it('is told with each tempo, the longest one first of all', () => {
    expect(found.tempo_bpm).toBeCloseTo(126, 0);
    expect(found.tempo_stretches.map(({ tempo_bpm }) => Math.round(tempo_bpm))).toEqual([104, 126]);
  });

  it('has the beats of each', () => {
    const steps = found.beat_seconds
      .slice(1)
      .map((beat, index) => beat - (found.beat_seconds[index] ?? 0));
    const apart = (bpm: number) =>
      steps.filter((step) => Math.abs(step - 60 / bpm) < 0.03).length / (steps.length + 1);
    expect(apart(104)).toBeGreaterThan(0.25);
    expect(apart(104) + apart(126)).toBeGreaterThan(0.95);
  });
});
