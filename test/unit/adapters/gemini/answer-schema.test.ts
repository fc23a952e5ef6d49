import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Reading,
  readAnswer,
} from '../../../../functions/src/adapters/gemini/answer-schema.ts';
import { UnusableAnswer } from '../../../../functions/src/adapters/gemini/failures.ts';
import { profiles } from '../../../../functions/src/contract/profiles/all.ts';

/** How much slower a busy machine may be. */
const slack = 4;

const [motion, music, variety] = ['motion', 'music', 'variety'].map((reason) => ({
  at: ['00:07'],
  reason,
  ...{ low: 5.5, high: 7.5 },
  score: 6.5,
}));
const claim = { measure: 'tempo_bpm', value: 120, statement: 'It is fast.', at: [] };

const strength = { sentence: 'It shines.', criterion: 'motion', at: ['00:03-00:05'] };
const point = { ...strength, drill: 'Again.' };

function anAnswer(change: Record<string, unknown> = {}) {
  return {
    segments: [1, 2].map((segment) => ({
      segment,
      label: 'Turn',
      comment: 'Good.',
      at: [],
      score: null,
    })),
    claims: [claim],
    scores: { motion, music, variety },
    summary: 'Fine.',
    strengths: [],
    practise: [],
    ...change,
  };
}
const asked: Reading = {
  profile: profiles.highlights,
  durationSeconds: 20,
  segments: [
    { start_seconds: 0, end_seconds: 10 },
    { start_seconds: 10, end_seconds: 20 },
  ],
  claimable: ['tempo_bpm'],
  dancers: [],
  isRepaired: false,
};
function read(change: Record<string, unknown> = {}, isRepaired = false) {
  return readAnswer(JSON.stringify(anAnswer(change)), { ...asked, isRepaired });
}
const segment = (number: number, change = {}) => ({
  ...anAnswer().segments[0],
  segment: number,
  ...change,
});

describe('readAnswer', () => {
  it('takes an answer that is whole, its moments in seconds', () => {
    expect(read()).toEqual({
      ...anAnswer({ claims: [{ ...claim, dancer: null }] }),
      dancers: [],
      scores: {
        motion: { ...motion, at: [7] },
        music: { ...music, at: [7] },
        variety: { ...variety, at: [7] },
      },
    });
  });

  it('leaves out what a repair left astray, but refuses a score without a moment', () => {
    const strays = { motion: { ...motion, at: ['00:07', '00:50'] }, music, variety };
    expect(() => read({ scores: strays })).toThrow();
    expect(read({ scores: strays }, true).scores['motion']?.at).toEqual([7]);
    expect(() => read({ scores: { ...strays, motion: { ...motion, at: [] } } }, true)).toThrow();
  });

  it('takes an empty list for none, also where it is left out or null', () => {
    expect(read({ claims: undefined, practise: null })).toMatchObject({ claims: [], practise: [] });
  });

  it.each<[string, object, [number | null, number | null]]>([
    ['as they are', { low: 6, high: 7 }, [6, 7]],
    ['as texts', { low: '6/10', high: '7 points' }, [6, 7]],
    ['as none', { low: 'n/a', high: null }, [null, null]],
    ['left out', { low: undefined, high: undefined }, [null, null]],
    ['on another scale for none', { low: 60, high: 75 }, [null, null]],
    ['in words for none', { low: 'rather low', high: {} }, [null, null]],
    ['as parts of 1 for none', { low: 0.6, high: 0.8 }, [null, null]],
    ['at the end of the scale', { low: 0, high: 10 }, [0, 10]],
  ])('takes the ends of a range %s', (_, ends, [low, high]) => {
    const { scores } = read({ scores: { motion: { ...motion, ...ends }, music, variety } });
    expect(scores['motion']).toMatchObject({ low, high, score: 6.5 });
  });

  it('takes points with their spans, and what a repair left astray without', () => {
    const astray = { ...point, at: ['00:03-00:05', '00:15-00:25'] };
    const span = { start_seconds: 3, end_seconds: 5 };
    expect(read({ strengths: [strength] }).strengths).toEqual([{ ...strength, at: [span] }]);
    expect(() => read({ practise: [astray] })).toThrow();
    expect(read({ practise: [astray] }, true).practise).toEqual([{ ...point, at: [span] }]);
  });

  it('takes a text alone for what is good', () => {
    const alone = { sentence: 'It shines.', criterion: null, at: [] };
    expect(read({ strengths: ['It shines.'] }).strengths).toEqual([alone]);
    expect(read({ strengths: { motion: 'It shines.' } }).strengths).toEqual([alone]);
  });

  it.each<[string, Record<string, unknown>]>([
    ['a point that is none', { practise: ['Count.', point], strengths: [{ at: [] }, strength] }],
    ['a claim without a number', { claims: [{ ...claim, value: 'fast' }, claim] }],
  ])('asks again for %s, and leaves that out after a repair', (_, change) => {
    expect(() => read(change)).toThrow();
    const { strengths, practise, claims } = read({ practise: [], strengths: [], ...change }, true);
    expect([strengths.length, practise.length, claims.length]).toEqual(
      'claims' in change ? [0, 0, 1] : [1, 1, 1],
    );
  });

  it.each([['motion'], 5, {}])('takes %j for no criterion', (criterion) => {
    expect(read({ strengths: [{ ...strength, criterion }] }).strengths[0]?.criterion).toBeNull();
  });

  it.each(['~7', 'about 7', '≈ 7/10'])('takes a score of %j for 7', (score) => {
    expect(read({ scores: { motion: { ...motion, score }, music, variety } })).toMatchObject({
      scores: { motion: { score: 7 } },
    });
  });

  it.each(['Motion', 'MOTION', ' motion '])('takes %j for the criterion it names', (criterion) => {
    expect(read({ strengths: [{ ...strength, criterion }] }).strengths[0]?.criterion).toBe(
      'motion',
    );
  });

  it.each(['N/A', 'null', 'n/a', '-', ' Not judged '])('takes a score of %j for none', (score) => {
    expect(read({ segments: [segment(1), segment(2, { score })] }).segments[1]?.score).toBeNull();
  });

  it.each<[unknown, number]>([
    ['120', 120],
    ['119,5', 119.5],
    ['~120 BPM', 120],
    ['−12 ms', -12],
    ['40 %', 0.4],
    [[120], 120],
  ])('takes a claim of %j for %d', (value, number) => {
    expect(read({ claims: [{ ...claim, value }] }).claims[0]?.value).toBe(number);
  });

  it.each(['throughout', 'The whole dance.', 'n/a', ''])('takes %j for no moment', (at) => {
    expect(read({ claims: [{ ...claim, at: [at] }] }).claims[0]?.at).toEqual([]);
  });

  it('keeps what is whole of two answers, and what an answer quotes is none', () => {
    const draft = JSON.stringify(anAnswer({ summary: undefined }));
    const whole = JSON.stringify(anAnswer({ summary: 'Later.' }));
    expect(readAnswer(`${draft} ${whole}`, asked).summary).toBe('Later.');
    expect(() => read({ practise: undefined, summary: whole })).toThrow();
  });

  it('keeps no half of a character, which could not be stored', () => {
    const { summary } = readAnswer(
      JSON.stringify(anAnswer()).replace('Fine.', 'So \\ud83d.'),
      asked,
    );
    expect(summary).toBe('So \ufffd.');
  });

  it.each([
    ['a segment is missing', { segments: [segment(1)] }],
    ['a segment comes twice', { segments: [segment(1), segment(1)] }],
    ['there is one segment too many', { segments: [segment(1), segment(2), segment(3)] }],
    ['a score is above the scale', { segments: [segment(1), segment(2, { score: 10.5 })] }],
    ['a score is below the scale', { segments: [segment(1), segment(2, { score: 0.5 })] }],
    ['a comment is empty', { segments: [segment(1), segment(2, { comment: ' ' })] }],
    [
      'a scored criterion cites no moment',
      { scores: { motion, music, variety: { ...variety, at: [] } } },
    ],
    [
      'a moment lies past the end',
      { scores: { motion, music, variety: { ...variety, at: ['00:21'] } } },
    ],
    ['a claim has no number', { claims: [{ ...claim, value: 'fast' }] }],
    ['a claim is of nothing measured', { claims: [{ ...claim, measure: 'grace' }] }],
    ['a criterion is missing', { scores: { motion, music } }],
    ['the summary is missing', { summary: undefined }],
    ['what to practise is missing', { practise: undefined }],
    ['what to practise has no drill', { practise: [{ ...point, drill: undefined }] }],
    ['a point lies past the end', { strengths: [{ ...strength, at: ['00:15-00:25'] }] }],
    ['the segments are missing', { segments: undefined }],
    ['the scores are missing', { scores: undefined }],
    [
      'a score is left out',
      { scores: { motion, music, variety: { ...variety, score: undefined } } },
    ],
    ['a reason is left out', { scores: { motion, music, variety: { at: ['00:07'], score: 5 } } }],
    ['a criterion is a number alone', { scores: { motion, music, variety: 7 } }],
    ['a score is on another scale', { segments: [segment(1), segment(2, { score: '75/100' })] }],
    ['a score is a span', { segments: [segment(1), segment(2, { score: '7-8' })] }],
    ['a score is empty', { segments: [segment(1), segment(2, { score: '' })] }],
    ['scores are a list without names', { scores: [motion, music, variety] }],
    ['a criterion is scored twice', { scores: [{ motion }, { motion }, { music }, { variety }] }],
    ['segments are numbered with a gap', { segments: [segment(0), segment(2)] }],
    ['segments are numbered in part', { segments: [segment(1), { ...segment(2), segment: null }] }],
    ['a claim could be in thousands', { claims: [{ ...claim, value: '1,200' }] }],
  ])('refuses one where %s', (_, change) => {
    expect(() => read(change)).toThrow(
      expect.objectContaining({ code: 'analyzer_invalid_response', retryable: true }),
    );
  });

  it.each([
    [JSON.stringify(anAnswer({ summary: undefined })), /^summary: /],
    [
      JSON.stringify(anAnswer({ segments: [segment(1), segment(2, { score: 11 })] })),
      /^segments\.1\.score: .*10/,
    ],
    ['{"segments":', /^the answer is not JSON: /],
    ['[1]', /^the answer: .*object/],
    ['{"answer": "none"}', /^segments: /],
    [' ', /^the answer is not JSON: it is empty/],
  ])('says in words what is wrong with %s', (json, problem) => {
    expect(() => readAnswer(json, asked)).toThrow(
      expect.objectContaining({
        answer: json,
        problems: expect.arrayContaining([expect.stringMatching(problem)]),
      }),
    );
  });
});

describe('readAnswer of several dancers', () => {
  const [left, right] = ['on the left at the start, in dark', 'on the right at the start'];
  const dancers = [left, right].map((label) => ({
    ...{ label, claimable: ['body_posture'] as const },
  }));
  const entry = { label: left, at: ['00:07'], comment: 'Tall.', technique: 7, presentation: null };
  const readSeveral = (change: Record<string, unknown>, isRepaired = false) =>
    readAnswer(JSON.stringify(anAnswer(change)), { ...asked, dancers, isRepaired });

  it('takes an entry for each, and claims of one', () => {
    const of = { ...claim, measure: 'body_posture', dancer: right, value: 0.5 };
    const answer = readSeveral({ dancers: [entry, { ...entry, label: right }], claims: [of] });
    expect(answer.dancers).toMatchObject([{ ...entry, at: [7] }, { label: right }]);
    expect(answer.claims).toMatchObject([of]);
  });

  it.each<[string, unknown]>([
    ['as they stand in the prompt', [{ ...entry, label: `“${left}”` }]],
    ['in capitals', [{ ...entry, label: left.toUpperCase() }]],
    ['called dancer', [{ ...entry, label: undefined, dancer: left }]],
    ['as keys', { [left]: { ...entry, label: undefined } }],
    ['with other words for the rest', [{ ...entry, comment: undefined, feedback: 'Tall.' }]],
    ['with scores of ten', [{ ...entry, technique: '7/10', presentation: 'n/a' }]],
  ])('takes their labels %s', (_, written) => {
    expect(readSeveral({ dancers: written }).dancers).toEqual([{ ...entry, at: [7] }]);
  });

  it.each([undefined, null, []])('takes %j for none', (none) => {
    expect(readSeveral({ dancers: none }).dancers).toEqual([]);
  });

  it('asks again where one is of nobody, and leaves that out after a repair', () => {
    const strange = [entry, { ...entry, label: 'the man' }];
    expect(() => readSeveral({ dancers: strange })).toThrow(
      expect.objectContaining({ problems: [expect.stringContaining('"the man" is no dancer')] }),
    );
    expect(readSeveral({ dancers: strange }, true).dancers).toMatchObject([{ label: left }]);
  });

  it('refuses a score off the scale', () => {
    expect(() => readSeveral({ dancers: [{ ...entry, technique: 75 }] })).toThrow();
  });

  it('does not read what was not asked for', () => {
    expect(read({ dancers: [{ label: 'somebody' }] }).dancers).toEqual([]);
  });
});

describe('readAnswer of anything', () => {
  /** As many characters as the most tokens that a model writes may have. */
  const mostCharacters = 65_536 * 4;

  function outcomeOf(text: string): 'read' | 'unusable' {
    try {
      readAnswer(text, asked);
      return 'read';
    } catch (thrown) {
      if (thrown instanceof UnusableAnswer) return 'unusable';
      throw thrown;
    }
  }

  it('reads it or says that it is unusable, however an answer is mutated', () => {
    const sound = JSON.stringify(anAnswer(), null, 1);
    const piece = fc.oneof(
      fc.constantFrom('"', "'", '{', '}', '[', ']', ',', ':', '\\', '\n', '```', '/*', '//', '“'),
      fc.constantFrom('null', '7', '-', '"__proto__":', '"at":', '{"segments":', '\\u', '\ud83d'),
      fc.string({ maxLength: 5 }),
    );
    const change = fc.record({
      at: fc.nat({ max: sound.length }),
      cut: fc.nat({ max: 40 }),
      piece,
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        const text = changes.reduce(
          (whole, { at, cut, piece: added }) => whole.slice(0, at) + added + whole.slice(at + cut),
          sound,
        );
        expect(['read', 'unusable']).toContain(outcomeOf(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it('never reads one that is cut short of what to practise', () => {
    const sound = JSON.stringify(anAnswer({ practise: [{ ...strength, drill: 'Go on.' }] }));
    const least = sound.indexOf('"Go on."') + '"Go on."'.length;
    for (let length = 0; length < least; length += 1) {
      expect(outcomeOf(sound.slice(0, length))).toBe('unusable');
    }
    expect(outcomeOf(sound.slice(0, least))).toBe('read');
  });

  const hostile = [
    '{',
    '[',
    '"',
    "'",
    '{"a":',
    '{"segments":',
    '{"segments":[{',
    '{a{',
    '\\"{',
    '{"',
  ];
  const more = [
    '“+\\"',
    '"/*',
    "{'a ",
    '{"a":"b,c,"d',
    '[ "] ',
    '``` {',
    '{a a a a a a a ',
    '# {"',
  ];
  const others = [
    '{}',
    '{"scores":1}',
    '{"at":["0"]},',
    '[{"segment":1},',
    '" " ',
    '{"a":1 ',
    '5, ',
    'a: ',
  ];

  it.each([...hostile, ...more, ...others])(
    'is done within a second with the longest answer that repeats %j',
    (unit) => {
      const text = unit.repeat(mostCharacters / unit.length);
      const began = performance.now();
      outcomeOf(text);
      outcomeOf(`{"segments":[${text}`);
      outcomeOf(
        JSON.stringify({ ...anAnswer(), summary: text, practise: [{ ...point, drill: text }] }),
      );
      expect(performance.now() - began).toBeLessThan(3 * slack * 1_000);
    },
  );
});
