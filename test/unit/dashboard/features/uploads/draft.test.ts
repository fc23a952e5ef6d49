import { describe, expect, it } from 'vitest';
import { lengths } from '../../../../../dashboard/components/choices/run-choices.ts';
import {
  type Draft,
  emptyDraft,
  isUntouched,
  problemsOf,
  requestOf,
} from '../../../../../dashboard/features/uploads/draft.ts';
import { createAnalysisRequest } from '../../../../../functions/src/contract/callables.ts';

const limits = { maxVideoSizeBytes: 1_000, maxVideoDurationSeconds: 60 };
const file = new File(['a dance'], 'dance.mov', { type: 'video/quicktime' });
const video = { file, durationSeconds: 50 };
const draft = (change: Partial<Draft>): Draft => ({ ...emptyDraft, video, ...change });
const none = { video: null, from: null, to: null, params: {} };

describe('problemsOf', () => {
  it('asks for a video first', () => {
    expect(problemsOf(emptyDraft, limits)).toEqual({ ...none, video: 'Choose a video first.' });
  });

  it('finds none with a video within the limits', () => {
    expect(problemsOf(draft({}), limits)).toEqual(none);
  });

  it('tells of a long video beside it, and of a long part in its field', () => {
    const long = { file, durationSeconds: 100 };
    expect(problemsOf(draft({ video: long }), limits).video).toMatch('This video lasts 1:40');
    const part = problemsOf(draft({ video: long, isTrimmed: true, from: '10' }), limits);
    expect(part).toEqual({ ...none, to: expect.stringContaining('This part lasts 1:30') });
  });

  it('tells of a misread part in its own field', () => {
    const problems = problemsOf(draft({ isTrimmed: true, from: 'x' }), limits);
    expect(problems).toEqual({ ...none, from: expect.any(String) });
  });
});

describe('isUntouched', () => {
  it.each([
    ['nothing but a video', {}, true],
    ['a title', { title: 'Final' }, false],
    ['another type', { analysisType: 'couple' }, false],
    ['a param', { params: { count: '3' } }, false],
    ['a choice of what to follow', { followsBody: false }, false],
    ['a mark on a dancer', { dancersFollowed: [{ x: 0.5, y: 0.5 }] }, false],
  ] as const)('with %s', (_what, change, is) => {
    expect(isUntouched(draft(change))).toBe(is);
  });
});

describe('problemsOf params', () => {
  it('are those of the chosen profile alone', () => {
    const params = { count: 'many' };
    expect(problemsOf(draft({ params }), limits)).toEqual(none);
    expect(problemsOf(draft({ params, analysisType: 'highlights' }), limits).params).toEqual({
      count: expect.any(String),
    });
  });
});

describe('requestOf', () => {
  const trimmed = draft({
    title: '  Final  ',
    danceType: 'salsa',
    dancers: ' ',
    isTrimmed: true,
    from: '5',
    to: '0:20',
  });

  it('asks as the contract says, with null for what was left empty', () => {
    expect(createAnalysisRequest.parse(requestOf(trimmed, video))).toEqual({
      analysisType: 'solo',
      title: 'Final',
      danceType: 'salsa',
      dancers: null,
      params: { trim: { start_seconds: 5, end_seconds: 20 } },
      video: { contentType: 'video/quicktime', sizeBytes: file.size },
      idempotencyKey: null,
    });
  });

  it('says nothing of a dance in a workout, nor of a part that is switched off', () => {
    const request = requestOf({ ...trimmed, analysisType: 'workout', isTrimmed: false }, video);
    expect(request).toMatchObject({ danceType: null, dancers: null, params: null });
  });

  it('sends what the profile takes, and of another profile nothing', () => {
    const params = { count: '5', exercise: 'squats' };
    const of = (analysisType: Draft['analysisType']) =>
      requestOf(draft({ analysisType, params }), video).params;
    expect(of('highlights')).toEqual({ count: 5 });
    expect(of('workout')).toEqual({ exercise: 'squats' });
    expect(of('solo')).toBe(null);
  });

  it.each([
    ['solo', null, null],
    ['solo', true, null],
    ['solo', false, { landmarks: false }],
    ['couple', true, null],
    ['couple', false, { landmarks: false }],
  ] as const)(
    'says of %s whether to follow the body, %s, where the profile says otherwise',
    (analysisType, followsBody, params) => {
      expect(requestOf(draft({ analysisType, followsBody }), video).params).toEqual(params);
    },
  );

  it('takes texts as long as the contract does', () => {
    const request = requestOf(
      draft({
        title: 'x'.repeat(lengths.title),
        danceType: 'x'.repeat(lengths.danceType),
        dancers: 'x'.repeat(lengths.dancers),
      }),
      video,
    );
    expect(createAnalysisRequest.safeParse(request).success).toBe(true);
    const longer = (name: keyof typeof lengths) => ({ ...request, [name]: `${request[name]}x` });
    for (const name of ['title', 'danceType', 'dancers'] as const) {
      expect(createAnalysisRequest.safeParse(longer(name)).success).toBe(false);
    }
  });
});
