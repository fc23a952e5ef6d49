import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { posterMoment } from '../../../../functions/src/domain/video/poster-moment.ts';
import { aBody, twoDancers } from '../../../support/measured.ts';

const nobody = { body: null, bodies: null, seen_spans: null };
const spans = [
  { start_seconds: 2, end_seconds: 4 },
  { start_seconds: 10, end_seconds: 20 },
];

describe('posterMoment', () => {
  it.each([
    ['the best second of a body', { body: aBody }, 11.5, true],
    ['that of whose is surest', { bodies: [...twoDancers] }, 11.5, true],
    ['the middle of where somebody is seen longest', { seen_spans: spans }, 15, true],
    ['a third of the video, where nobody was looked for', {}, 10, false],
    ['a third of the video, where nobody is', { seen_spans: [] }, 10, false],
  ])('is %s', (_, seen, seconds, isSeen) => {
    expect(posterMoment({ ...nobody, ...seen }, 30)).toEqual({ seconds, isSeen });
  });

  it('lies in the video, before its last picture', () => {
    const duration = fc.double({ min: 0, max: 40, noNaN: true });
    fc.assert(
      fc.property(duration, fc.nat(60), (seconds, second) => {
        const best_second = { seconds: second, confidence: 0.5 };
        const found = posterMoment({ ...nobody, body: { ...aBody, best_second } }, seconds).seconds;
        expect(found).toBeGreaterThanOrEqual(0);
        expect(found).toBeLessThanOrEqual(Math.max(0, seconds - 0.5));
      }),
    );
  });
});
