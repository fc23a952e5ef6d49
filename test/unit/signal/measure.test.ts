import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measurementsSchema } from '../../../functions/src/contract/measurements.ts';
import { measure } from '../../../functions/src/signal/measure.ts';
import { measureScene, noMotion, soundOf } from '../../support/measure-synthesized.ts';
import { standing, swaying } from '../../support/synthesize-frames.ts';
import { beatsAt, drums, silence } from '../../support/synthesize-sound.ts';

const tempi = [75, 100, 120, 150, 180] as const;
const danced = (bpm: number, lateSeconds: number) =>
  measureScene({ bodyAt: swaying(60 / bpm, lateSeconds) }, drums(beatsAt(bpm, 12), 12), 12);

describe('measure', () => {
  it.each(tempi)('finds a dancer on the beat at %i BPM', (bpm) => {
    const onBeat = danced(bpm, 0);
    expect(onBeat.beat_alignment).toBeGreaterThan(0.7);
    expect(onBeat.beat_recall).toBeGreaterThan(0.7);
    expect(onBeat.phase_coherence).toBeGreaterThan(0.9);
  });

  it.each(tempi)('finds a dancer half a beat off at %i BPM steady but beside the beat', (bpm) => {
    const offBeat = danced(bpm, 30 / bpm);
    expect(offBeat.beat_alignment).toBeLessThan(0);
    expect(offBeat.phase_coherence).toBeGreaterThan(0.9);
  });

  it.each([
    [72, 80],
    [100, -60],
    [128, 120],
    [160, -40],
  ])('tells at %i BPM that a dancer is %i ms late', (bpm, lateMs) => {
    const { beat_offset_ms: found } = danced(bpm, lateMs / 1_000);
    expect(Math.abs((found ?? 1_000) - lateMs)).toBeLessThanOrEqual(20);
  });

  it.each([
    [100, 120],
    [128, -110],
  ])('finds where a dancer at %i BPM is %i ms beside the beat for a while', (bpm, lateMs) => {
    const [from, to] = [12, 24];
    const onBeat = swaying(60 / bpm);
    const beside = swaying(60 / bpm, lateMs / 1_000);
    const bodyAt = (seconds: number) =>
      (seconds >= from && seconds < to ? beside : onBeat)(seconds);
    const { off_beat } = measureScene({ bodyAt }, drums(beatsAt(bpm, 36), 36), 36);
    expect(off_beat).toHaveLength(1);
    const [one] = off_beat ?? [];
    expect(Math.abs((one?.late_ms ?? 0) - lateMs)).toBeLessThanOrEqual(25);
    expect(Math.abs((one?.start_seconds ?? 0) - from)).toBeLessThan(1.2);
    expect(Math.abs((one?.end_seconds ?? 0) - to)).toBeLessThan(1.2);
    expect(measureScene({ bodyAt: onBeat }, drums(beatsAt(bpm, 36), 36), 36).off_beat).toEqual([]);
  });

  it('finds a dancer who ignores the music near chance', () => {
    const free = measureScene({ bodyAt: swaying(0.437) }, drums(beatsAt(100, 30), 30), 30);
    expect(Math.abs(free.beat_alignment ?? 1)).toBeLessThan(0.2);
    expect(free.phase_coherence).toBeLessThan(0.4);
    expect(free.beat_offset_ms).toBeNull();
    expect(free.off_beat).toBeNull();
  });

  it('compares nothing with the beats where nobody moves', () => {
    const still = measureScene({ bodyAt: standing }, drums(beatsAt(100, 12), 12), 12);
    expect(still).toMatchObject({
      beat_alignment: null,
      beat_recall: null,
      phase_coherence: null,
      motion_energy: 0,
      motion_dynamics: null,
      stillness: 1,
    });
  });

  it('measures half the time still', () => {
    const bodyAt = (seconds: number) => swaying(0.5)(Math.min(seconds, 10));
    expect(measureScene({ bodyAt }, null, 20).stillness).toBeCloseTo(0.5, 1);
  });

  it('finds more contrast in a dance with pauses than in an even one', () => {
    const even = measureScene({ bodyAt: swaying(0.5) }, null, 16).motion_dynamics;
    const paused = measureScene(
      { bodyAt: (seconds) => swaying(0.5)(seconds % 8 < 4 ? seconds : 0) },
      null,
      16,
    ).motion_dynamics;
    expect(paused).toBeGreaterThan(0.9);
    expect(even).toBeLessThan(0.2);
  });

  describe('where a body was looked for', () => {
    const seen = [{ start_seconds: 2, end_seconds: 10 }];
    const rate = 15;
    /** Sways in the part in which somebody is seen; the rest of the time a crowd does twice as much. */
    const levels = Array.from({ length: 12 * rate }, (_, step) => {
      const seconds = (step + 0.5) / rate;
      const isSeen = seconds >= 2 && seconds < 10;
      return isSeen ? 0.02 * Math.sin(Math.PI * seconds) ** 2 : 0.04;
    });
    const motion = { rate, levels, cutSeconds: [], exposure: 0.5, shake: 0 };
    const alone = { ...motion, levels: levels.slice(2 * rate, 10 * rate) };

    it('tells the movement of the time in which it is seen', () => {
      const { motion_energy, motion_dynamics, stillness } = measure(alone, null);
      expect(measure(motion, null, seen)).toMatchObject({
        motion_energy,
        motion_dynamics,
        stillness,
        seen_spans: seen,
      });
      expect(measure(motion, null).motion_energy).toBeGreaterThan((motion_energy ?? 1) + 0.005);
    });

    it('compares with the beats what is danced, as far as somebody is seen', () => {
      const music = soundOf(drums(beatsAt(60, 12, 0), 12));
      const danced = measure(motion, music, seen);
      expect(danced.beat_alignment).toBeGreaterThan(0.8);
      expect(danced.beat_recall).toBeGreaterThan(0.8);
    });

    it('has no movement where nobody is seen', () => {
      expect(measure(motion, null, [])).toMatchObject({
        motion_energy: null,
        motion_dynamics: null,
        stillness: null,
        seen_spans: [],
      });
    });
  });

  it('has null for all that takes sound where there is none', () => {
    expect(measureScene({ bodyAt: swaying(0.5) }, null, 5)).toMatchObject({
      tempo_bpm: null,
      tempo_clarity: null,
      beat_alignment: null,
      loudness_dbfs: null,
      beat_seconds: [],
    });
  });

  it('has null for all that takes frames where there are none', () => {
    expect(measure(noMotion, soundOf(silence(1)))).toMatchObject({
      motion_energy: null,
      stillness: null,
      exposure: null,
      motion_curve: { values: [] },
    });
  });

  it('keeps the motion curve small however long the video is', () => {
    const levels = Array.from({ length: 9001 }, (_, index) => 0.02 + 0.01 * Math.sin(index / 9));
    const { motion_curve: curve } = measure(
      { rate: 15, levels, cutSeconds: [], exposure: 0.4, shake: 0 },
      null,
    );
    expect(curve.values.length).toBeLessThanOrEqual(1200);
    expect(curve.values.length * curve.interval_seconds).toBeCloseTo(9001 / 15, 0);
  });

  it('answers numbers in range or null, whatever the meters say', () => {
    const strengths = (max: number, maxLength: number) =>
      fc.array(fc.double({ min: 0, max, noNaN: true }), { maxLength });
    const motion = fc.record({
      rate: fc.constant(15),
      levels: strengths(1, 400),
      cutSeconds: fc.constant([]),
      exposure: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
      shake: fc.constant(null),
    });
    const sound = fc.record({
      rate: fc.constant(100),
      onsets: strengths(40, 3_000),
      bandOnsets: fc.array(strengths(40, 800), { maxLength: 4 }),
      chroma: fc.record({
        rate: fc.constant(10),
        frames: fc.array(fc.float32Array({ minLength: 12, maxLength: 12, noNaN: true, min: 0 })),
      }),
      loudnessDbfs: fc.option(fc.double({ min: -96, max: 0, noNaN: true })),
      clipped: fc.constant(0),
    });
    fc.assert(
      fc.property(motion, fc.option(sound), (frames, samples) => {
        const found = measurementsSchema.parse(measure(frames, samples));
        for (const share of [
          found.tempo_clarity,
          found.beat_recall,
          found.phase_coherence,
          found.motion_energy,
          found.motion_dynamics,
          found.stillness,
          ...found.motion_curve.values,
        ]) {
          if (share !== null) expect(share).toSatisfy((value: number) => value >= 0 && value <= 1);
        }
        expect(found.beat_seconds).toEqual(found.beat_seconds.toSorted((a, b) => a - b));
      }),
      { numRuns: 60 },
    );
  });
});
