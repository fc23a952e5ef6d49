import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findOffBeat } from '../../../../functions/src/signal/beats/off-beat.ts';

const seconds = 60;
const beatsOf = (bpm: number) =>
  Array.from({ length: Math.floor((seconds * bpm) / 60) }, (_, beat) => (beat * 60) / bpm);

/** A movement for each beat, late by so much of a beat within the part, by chance elsewhere a little. */
function danced(
  beats: readonly number[],
  { from, to, lateMs }: { from: number; to: number; lateMs: number },
  jitter: (beat: number) => number = () => 0,
): number[] {
  return beats
    .map((beat, index) => beat + jitter(index) + (beat >= from && beat < to ? lateMs / 1000 : 0))
    .sort((one, other) => one - other);
}

/** The same for the same seed: about -1..1. */
const noise = (seed: number) => (index: number) => {
  const wave = Math.sin(seed * 78.233 + index * 12.9898) * 43_758.5453;
  return 2 * (wave - Math.floor(wave)) - 1;
};

describe('findOffBeat', () => {
  it.each([
    [90, 160],
    [90, -160],
    [120, 120],
    [120, -120],
    [120, 170],
    [150, 110],
    [180, -100],
  ])('finds where a dance at %i bpm is %i ms beside the beat, and by how much', (bpm, lateMs) => {
    const beats = beatsOf(bpm);
    const jitter = noise(bpm);
    const moves = danced(beats, { from: 20, to: 32, lateMs }, (index) => 0.02 * jitter(index));
    const found = findOffBeat(moves, beats);
    expect(found).toHaveLength(1);
    const [one] = found ?? [];
    const period = 60 / bpm;
    expect(Math.abs((one?.start_seconds ?? 0) - 20)).toBeLessThan(2 * period);
    expect(Math.abs((one?.end_seconds ?? 0) - 32)).toBeLessThan(2 * period);
    expect(Math.abs((one?.late_ms ?? 0) - lateMs)).toBeLessThan(20);
    expect(one?.late_beats).toBeCloseTo(lateMs / 1000 / period, 1);
  });

  it('tells an early stretch and a late one apart', () => {
    const beats = beatsOf(120);
    const early = { from: 10, to: 20, lateMs: -130 };
    const moves = danced(danced(beats, early), { from: 22, to: 34, lateMs: 130 });
    expect(findOffBeat(moves, beats)?.map(({ late_ms }) => Math.sign(late_ms))).toEqual([-1, 1]);
  });

  it.each([90, 120, 144, 170])(
    'tells half a beat off at %i bpm once, not as early and late',
    (bpm) => {
      const beats = beatsOf(bpm);
      const jitter = noise(bpm + 1);
      const part = { from: 15, to: 26, lateMs: 30_000 / bpm };
      const found = findOffBeat(
        danced(beats, part, (index) => 0.02 * jitter(index)),
        beats,
      );
      expect(found).toHaveLength(1);
      expect(Math.abs(found?.[0]?.late_beats ?? 0)).toBeGreaterThan(0.45);
    },
  );

  it('says nothing of a dance on the beat, loosely danced too', () => {
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 190 }), fc.nat(10_000), (bpm, seed) => {
        const jitter = noise(seed);
        const beats = beatsOf(bpm);
        const none = { from: 0, to: 0, lateMs: 0 };
        const loose = Math.min(0.05, 7 / bpm);
        const moves = danced(beats, none, (index) => loose * jitter(index));
        expect(findOffBeat(moves, beats)).toEqual([]);
      }),
    );
  });

  it('cannot tell where movements keep no place within the beat, or the one between two', () => {
    const beats = beatsOf(120);
    const anywhere = noise(7);
    const free = beats.map((beat, index) => beat + 0.25 * (1 + anywhere(index)));
    expect(findOffBeat(free, beats)).toBeNull();
    expect(findOffBeat(danced(beats, { from: 0, to: 60, lateMs: 250 }), beats)).toBeNull();
    expect(findOffBeat([], beats)).toBeNull();
    expect(findOffBeat(beats, [])).toBeNull();
  });

  it('leaves out where nobody is seen', () => {
    const beats = beatsOf(120);
    const moves = danced(beats, { from: 20, to: 32, lateMs: 150 });
    const spans = [
      { start_seconds: 0, end_seconds: 18 },
      { start_seconds: 34, end_seconds: 60 },
    ];
    expect(findOffBeat(moves, beats, spans)).toEqual([]);
  });
});
