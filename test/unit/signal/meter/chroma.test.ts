import { describe, expect, it } from 'vitest';
import { soundOf } from '../../../support/measure-synthesized.ts';
import { silence, tone } from '../../../support/synthesize-sound.ts';

describe('chroma', () => {
  it.each([
    ['a', 440, 0],
    ['a, two octaves lower', 110, 0],
    ['c', 261.63, 3],
    ['c, an octave higher', 523.25, 3],
    ['e', 329.63, 7],
    ['g sharp', 830.61, 11],
  ])('of %s is strongest at its pitch class', (_name, hertz, pitch) => {
    const { frames } = soundOf(tone(hertz, 2)).chroma;
    for (const frame of frames) expect(frame.indexOf(Math.max(...frame))).toBe(pitch);
  });

  it('changes when the tone does', () => {
    const samples = new Float64Array([...tone(440, 1), ...tone(523.25, 1)]);
    const { frames, rate } = soundOf(samples).chroma;
    const strongest = frames.map((frame) => frame.indexOf(Math.max(...frame)));
    const first = strongest.indexOf(3);
    expect((first + 1) / rate).toBeGreaterThan(0.9);
    expect((first + 1) / rate).toBeLessThan(1.1);
  });

  it('is nothing in silence, and of no frame in what is shorter than one', () => {
    expect(soundOf(silence(1)).chroma.frames.every((frame) => Math.max(...frame) === 0)).toBe(true);
    expect(soundOf(silence(0.1)).chroma.frames).toEqual([]);
  });
});
