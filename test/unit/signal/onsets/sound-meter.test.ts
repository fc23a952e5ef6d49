import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSoundMeter } from '../../../../functions/src/signal/onsets/sound-meter.ts';
import { soundOf } from '../../../support/measure-synthesized.ts';
import {
  drums,
  encodeSound,
  mix,
  noise,
  silence,
  tone,
} from '../../../support/synthesize-sound.ts';

describe('createSoundMeter', () => {
  it('measures loudness re full scale', () => {
    expect(soundOf(tone(440, 2, 1)).loudnessDbfs).toBeCloseTo(-3.01, 1);
    expect(soundOf(tone(440, 2, 0.1)).loudnessDbfs).toBeCloseTo(-23.01, 1);
  });

  it('gives silence a finite loudness', () => {
    expect(soundOf(silence(1)).loudnessDbfs).toBe(-96);
  });

  it('has no loudness without a sample', () => {
    expect(createSoundMeter().finish()).toMatchObject({ loudnessDbfs: null, onsets: [] });
  });

  it('hears a drum where it is struck', () => {
    const { onsets, rate } = soundOf(drums([1], 2));
    const loudest = onsets.indexOf(Math.max(...onsets));
    expect(Math.abs(loudest / rate - 1)).toBeLessThan(0.025);
  });

  it('hears nothing begin in a tone that goes on', () => {
    const { onsets } = soundOf(tone(100, 3));
    expect(onsets.slice(20).every((onset) => onset === 0)).toBe(true);
  });

  it('hears nothing begin where a recording begins amid a sound', () => {
    const { onsets } = soundOf(noise(3));
    const later = Math.max(...onsets.slice(20));
    expect(Math.max(...onsets.slice(0, 20))).toBeLessThan(2 * later);
  });

  it('hears a part of the pitches each, the low ones first', () => {
    const beginning = mix(noise(3, 0.2), silence(3));
    beginning.set(mix(tone(150, 1), noise(1, 0.2)), Math.round(11_025 * 1.5));
    const loudest = soundOf(beginning).bandOnsets.map((part) => Math.max(...part.slice(120, 180)));
    expect(loudest).toHaveLength(4);
    expect(loudest[0]).toBeGreaterThan(2 * (loudest[3] ?? 0));
  });

  it('does not depend on how the bytes are cut into chunks', () => {
    const bytes = encodeSound(drums([0.2, 0.5, 0.9], 1));
    const whole = createSoundMeter();
    whole.add(bytes);
    const expected = whole.finish();
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: bytes.length }), { maxLength: 12 }),
        (cuts) => {
          const meter = createSoundMeter();
          let from = 0;
          for (const to of [...cuts.sort((a, b) => a - b), bytes.length]) {
            meter.add(bytes.subarray(from, to));
            from = to;
          }
          expect(meter.finish()).toEqual(expected);
        },
      ),
      { numRuns: 30 },
    );
  });
});
