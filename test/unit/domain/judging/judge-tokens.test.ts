import { describe, expect, it } from 'vitest';
import {
  estimateTokens,
  fittingFrameRate,
} from '../../../../functions/src/domain/judging/judge-tokens.ts';

const contextTokens = 1_048_576;
const mostAnswerTokens = 65_536;

describe('estimateTokens', () => {
  it('counts frames, sound, text and half of the output that is allowed', () => {
    const call = { durationSeconds: 60, framesPerSecond: 4, textCharacters: 4_001 };
    expect(estimateTokens({ ...call, maxOutputTokens: 16_384 })).toEqual({
      input: 240 * 258 + 60 * 32 + 1_001,
      output: 8_192,
    });
  });

  it('counts a begun frame and second as whole', () => {
    const call = { durationSeconds: 0.4, framesPerSecond: 4, textCharacters: 0 };
    expect(estimateTokens({ ...call, maxOutputTokens: 3 })).toEqual({
      input: 2 * 258 + 32,
      output: 2,
    });
  });
});

describe('fittingFrameRate', () => {
  it.each([
    [60, 24],
    [600, 4],
    [1, 24],
    [0, 24],
  ])('keeps what fits: %i s at %i a second', (durationSeconds, wanted) => {
    expect(fittingFrameRate(durationSeconds, wanted)).toBe(wanted);
  });

  it.each([
    [600, 24],
    [600, 6],
    [3_600, 4],
    [10_000, 1],
  ])('lowers what does not, with room for two whole answers: %i s at %i', (seconds, wanted) => {
    const fitting = fittingFrameRate(seconds, wanted);
    expect(fitting).toBeLessThan(wanted);
    expect(fitting).toBeGreaterThan(0);
    const { input } = estimateTokens({
      durationSeconds: seconds,
      framesPerSecond: fitting,
      textCharacters: 0,
      maxOutputTokens: 0,
    });
    expect(input + 2 * mostAnswerTokens).toBeLessThan(contextTokens + 258);
    expect(input + 2 * mostAnswerTokens).toBeGreaterThan(0.85 * contextTokens);
  });
});
