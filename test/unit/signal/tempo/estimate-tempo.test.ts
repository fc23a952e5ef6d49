import { describe, expect, it } from 'vitest';
import { isClear } from '../../../../functions/src/signal/tempo/estimate-tempo.ts';
import { measureSound } from '../../../support/measure-synthesized.ts';
import {
  beatsAt,
  drums,
  mix,
  noise,
  seededRandom,
  silence,
  tone,
} from '../../../support/synthesize-sound.ts';

function expectTempo(samples: Float64Array, bpm: number) {
  const { tempo_bpm: found } = measureSound(samples);
  expect(found).toBeGreaterThan(0.99 * bpm);
  expect(found).toBeLessThan(1.01 * bpm);
}

describe('tempo', () => {
  it.each([60, 75, 90, 100, 120, 128, 150, 174, 180])('reads %i BPM within 1 %', (bpm) => {
    expectTempo(drums(beatsAt(bpm, 16, 0.3), 16), bpm);
  });

  it.each([75, 100, 120, 150, 180])('is not doubled by quiet half beats at %i BPM', (bpm) => {
    const half = drums(beatsAt(2 * bpm, 16), 16, 0.15);
    expectTempo(mix(drums(beatsAt(bpm, 16), 16), half), bpm);
  });

  it('holds for a drummer who is up to 20 ms off, in a noisy room', () => {
    const random = seededRandom(5);
    const played = beatsAt(100, 20).map((seconds) => seconds + 0.04 * (random() - 0.5));
    expectTempo(mix(drums(played, 20), noise(20, 0.1)), 100);
  });

  it('does not depend on how loud the recording is', () => {
    expectTempo(drums(beatsAt(100, 16), 16, 0.01), 100);
  });

  it.each([40, 60, 100, 220, 440, 1000])('is null for a plain tone of %i Hz', (hertz) => {
    expect(measureSound(tone(hertz, 12))).toMatchObject({ tempo_bpm: null, beat_seconds: [] });
  });

  it.each([1, 2, 3, 4, 5])('is null for noise (seed %i)', (seed) => {
    expect(measureSound(noise(12, 0.5, seed)).tempo_bpm).toBeNull();
  });

  it.each([1, 2, 3, 4, 5])('is null for drums without a pulse (seed %i)', (seed) => {
    const random = seededRandom(77 * seed);
    let at = 0;
    const strokes = Array.from({ length: 50 }, () => {
      at += 0.12 + 0.5 * random();
      return at;
    });
    expect(measureSound(drums(strokes, 18)).tempo_bpm).toBeNull();
  });

  it('is null for silence', () => {
    expect(measureSound(silence(10))).toMatchObject({ tempo_bpm: null, tempo_clarity: 0 });
  });

  it('is null for a sound of under four seconds, and told of a longer one', () => {
    expect(measureSound(drums(beatsAt(120, 3.9), 3.9)).tempo_bpm).toBeNull();
    expectTempo(drums(beatsAt(120, 5), 5), 120);
  });
});

describe('isClear', () => {
  it('asks for more clarity of a short sound than of a long one', () => {
    expect(isClear(0.15, 1200, 60)).toBe(false);
    expect(isClear(0.15, 6000, 60)).toBe(true);
  });

  it('asks for more where beats are far apart, so that less of the sound overlaps', () => {
    expect(isClear(0.25, 1000, 50)).toBe(true);
    expect(isClear(0.25, 1000, 120)).toBe(false);
  });

  it('never takes a faint correlation, however long the sound', () => {
    expect(isClear(0.09, 1_000_000, 60)).toBe(false);
  });
});

describe('beats', () => {
  it.each([75, 100, 150])('fall within 10 ms of the drums at %i BPM', (bpm) => {
    const played = beatsAt(bpm, 15);
    const { beat_seconds: found } = measureSound(drums(played, 16));
    expect(found).toHaveLength(played.length);
    for (const [index, seconds] of found.entries()) {
      expect(Math.abs(seconds - (played[index] ?? 0))).toBeLessThan(0.01);
    }
  });

  it('do not reach into the silence before and after the music', () => {
    const music = beatsAt(120, 16, 6);
    const { beat_seconds: found } = measureSound(drums(music, 24));
    expect(found[0]).toBeGreaterThan(5.9);
    expect(found.at(-1)).toBeLessThan(16.1);
  });

  it('follow music that slows down', () => {
    const played: number[] = [];
    for (let at = 0.5; at < 20; at += 0.5 + 0.002 * at) played.push(at);
    const { beat_seconds: found } = measureSound(drums(played, 20.5));
    const followed = played.filter((at) => found.some((beat) => Math.abs(beat - at) < 0.03));
    expect(followed.length / played.length).toBeGreaterThan(0.9);
  });
});
