import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followSegments } from '../../../../functions/src/domain/judging/judge-stream.ts';

const json = fc.jsonValue();
const segment = fc.dictionary(fc.string(), json);

function cut(text: string, lengths: readonly number[]): string[] {
  const pieces: string[] = [];
  let start = 0;
  for (const length of lengths) {
    pieces.push(text.slice(start, start + length));
    start += length;
  }
  return [...pieces, text.slice(start)];
}

describe('followSegments', () => {
  it('counts every segment at the end, whatever they hold and however they are cut', () => {
    fc.assert(
      fc.property(
        fc.array(segment),
        json,
        fc.array(fc.nat({ max: 30 })),
        fc.boolean(),
        (segments, other, lengths, indented) => {
          const answer = { scores: other, segments, summary: other, others: segments };
          const follow = followSegments();
          const text = JSON.stringify(answer, null, indented ? 2 : 0);
          const counts = cut(text, lengths).map(follow);
          expect(counts.at(-1)).toBe(segments.length);
          expect(counts).toEqual(counts.toSorted((a, b) => a - b));
        },
      ),
    );
  });

  it('counts a segment with its closing brace, not before', () => {
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1 }), (segments) => {
        const follow = followSegments();
        const written = segments.map((each) => JSON.stringify(each));
        follow('{"segments":[');
        written.forEach((text, index) => {
          expect(follow(text.slice(0, -1))).toBe(index);
          expect(follow(text.slice(-1))).toBe(index + 1);
          follow(',');
        });
      }),
    );
  });

  it('ignores segments of an inner object and text that looks like one', () => {
    const follow = followSegments();
    expect(follow('{"summary":"\\"segments\\":[{}]","scores":{"segments":[{},{}]}}')).toBe(0);
  });
});
