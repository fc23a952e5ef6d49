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

  it('gives the text of each segment once it is finished, however it is cut', () => {
    fc.assert(
      fc.property(
        fc.array(segment, { maxLength: 5 }),
        json,
        fc.array(fc.nat({ max: 30 })),
        (segments, other, lengths) => {
          const texts: string[] = [];
          const follow = followSegments((text) => void texts.push(text));
          for (const piece of cut(JSON.stringify({ scores: other, segments, other }), lengths)) {
            const finished = follow(piece);
            expect(texts).toHaveLength(finished);
          }
          expect(texts).toEqual(segments.map((each) => JSON.stringify(each)));
        },
      ),
    );
  });

  it('gives the text of segments under their numbers', () => {
    const texts: string[] = [];
    followSegments((text) => void texts.push(text))('{"segments":{"1":{"a":{}},"2":{"b":[1]}}}');
    expect(texts).toEqual(['{"a":{}}', '{"b":[1]}']);
  });

  it('ignores segments of an inner object and text that looks like one', () => {
    const follow = followSegments();
    expect(follow('{"summary":"\\"segments\\":[{}]","scores":{"segments":[{},{}]}}')).toBe(0);
  });

  const three = '[{"a":"}"},{"b":[{}]},{}]';

  it.each([
    [
      'behind prose with braces and quotes',
      `As "you" {asked}, it's 5" wide:\n{"segments":${three}}`,
    ],
    ['within a fence', `\`\`\`json\n{ "segments" : ${three} }\n\`\`\``],
    ['within a list and an object', `[{"response":{"segments":${three}}}]`],
    ['twice', `{"segments":${three}} {"segments":${three}}`],
    ['behind an empty draft', `{"segments":[]} {"segments":${three}}`],
    ['under a key in capitals', `{"SEGMENTS":${three}}`],
    ['under a key without quotes', `{segments: ${three}}`],
    ['in single quotes', "{'segments':[{'a':'}'},{},{}]}"],
    ['in curly quotes', '{“segments”:[{“a”:“}”},{},{}]}'],
    ['under their numbers', '{"segments":{"1":{"at":[]},"2":{"at":[{"start":1}]},"3":{}}}'],
    ['with quotes within a text', '{"segments":[{"a":"the "frame" {holds"},{},{}]}'],
    ['with brackets too many', `}]{"segments":${three}}}}`],
  ])('counts segments %s', (_, text) => {
    for (const length of [1, 3, text.length]) {
      const counts = cut(text, new Array(Math.ceil(text.length / length)).fill(length)).map(
        followSegments(),
      );
      expect(counts.at(-1)).toBe(3);
      expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    }
  });

  it('never breaks and never goes back, whatever arrives', () => {
    const piece = fc.oneof(
      fc.constantFrom('{', '}', '[', ']', '"', "'", '\\', ':', ',', '"segments":', '“'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const counts = pieces.map(followSegments());
        expect(counts).toEqual(counts.toSorted((a, b) => a - b));
      }),
    );
  });
});
