import { describe, expect, it } from 'vitest';
import { nothingMeasured } from '../../../../functions/src/contract/measurements.ts';
import { edgesOf, settleEdges } from '../../../../functions/src/domain/highlights/settle-edges.ts';
import { beatsAt } from '../../../support/synthesize-sound.ts';

const whole = { from: 0, to: 60 };
const anyLength = { least: 1, most: 60 };

/** Stillness for a moment at each of these, in movement. */
function quietAt(...moments: number[]) {
  const interval_seconds = 0.1;
  const values = Array.from({ length: 600 }, (_, index) => {
    const time = (index + 0.5) * interval_seconds;
    return moments.some((moment) => Math.abs(moment - time) < 0.06) ? 0 : 1;
  });
  return { motion_curve: { interval_seconds, values } };
}
const settle = (
  measured: Partial<typeof nothingMeasured>,
  {
    window = { from: 20, to: 30 },
    within = whole,
    lengths = anyLength,
    danceType = null as string | null,
  } = {},
) => {
  const edges = edgesOf(60, { ...nothingMeasured, ...measured }, danceType);
  return settleEdges(window, within, lengths, edges);
};

/** 120 beats a minute, so that a phrase begins every 4 s, one of them at 20.3 s. */
const phrases = { tempo_bpm: 120, beat_seconds: beatsAt(120, 60, 0.3) };

describe('settleEdges', () => {
  it('leaves a window with nothing near as it is', () => {
    expect(settle({ cut_seconds: [19, 31] })).toEqual({ from: 20, to: 30 });
  });

  it('prefers a cut to a phrase that is nearer', () => {
    expect(settle({ ...phrases, cut_seconds: [19.6] })).toEqual({ from: 19.6, to: 30 });
  });

  it('prefers a phrase to a quiet moment that is nearer', () => {
    expect(settle({ ...phrases, ...quietAt(20.05) }).from).toBeCloseTo(20.3, 6);
  });

  it('knows how long the phrases of a dance are', () => {
    const waltz = { ...phrases, tempo_bpm: 90, beat_seconds: beatsAt(90, 60) };
    const { from } = settle(waltz, { danceType: 'Waltz', window: { from: 19.8, to: 30 } });
    expect(from).toBeCloseTo(20, 6);
    expect(settle(waltz, { window: { from: 19.8, to: 30 } }).from).toBe(19.8);
  });

  it('takes a quiet moment where there is nothing else', () => {
    const { from, to } = settle(quietAt(20.35, 29.75));
    expect(from).toBeCloseTo(20.35, 1);
    expect(to).toBeCloseTo(29.75, 1);
  });

  it('takes the nearer of two of a kind', () => {
    expect(settle({ cut_seconds: [19.6, 20.2, 29.9, 30.4] })).toEqual({ from: 20.2, to: 29.9 });
  });

  it('ends where the video does', () => {
    expect(settle({}, { window: { from: 50, to: 59.7 } })).toEqual({ from: 50, to: 60 });
  });

  it('leaves neither its span nor the lengths that are allowed', () => {
    const cuts = { cut_seconds: [19.8, 30.2] };
    const within = { from: 20, to: 30 };
    expect(settle(cuts, { within })).toEqual({ from: 20, to: 30 });
    expect(settle(cuts, { lengths: { least: 1, most: 10.3 } })).toEqual({ from: 19.8, to: 30 });
    const closer = { cut_seconds: [20.2, 29.8] };
    expect(settle(closer, { lengths: { least: 9.7, most: 60 } })).toEqual({ from: 20.2, to: 30 });
  });
});
