import { describe, expect, it } from 'vitest';
import {
  judgedSeconds,
  mostMarked,
  paramsOf,
  problemsOfChoices,
  type RunChoices,
  usualChoices,
  withChange,
} from '../../../../../dashboard/components/choices/run-choices.ts';

const choices = (change: Partial<RunChoices>): RunChoices => ({ ...usualChoices, ...change });
const left = { x: 0.2, y: 0.6 };
const middle = { x: 0.5, y: 0.6 };
const right = { x: 0.8, y: 0.6 };

describe('judgedSeconds', () => {
  it.each<[string, Partial<RunChoices>, number | null, number | null]>([
    ['a whole video', {}, 50, 50],
    ['a video whose length nobody knows', {}, null, null],
    ['a part', { isTrimmed: true, from: '0:10', to: '18' }, 50, 8],
    ['a part to the end', { isTrimmed: true, from: '45' }, 50, 5],
    ['a part that ends just after the video', { isTrimmed: true, from: '45', to: '50.5' }, 50, 5],
    ['a part that is still being written', { isTrimmed: true, from: '0:', to: '18' }, 50, null],
  ])('are those of %s', (_what, change, duration, seconds) => {
    expect(judgedSeconds(choices(change), duration)).toBe(seconds);
  });
});

describe('problemsOfChoices', () => {
  const limit = { maxVideoDurationSeconds: 60 };

  it('tells of a video that is too long where no part is chosen, of a part in its field', () => {
    const of = (change: Partial<RunChoices>) => problemsOfChoices(choices(change), 100, limit);
    expect(of({})).toMatchObject({ whole: expect.stringContaining('lasts 1:40'), to: null });
    expect(of({ isTrimmed: true, to: '90' })).toMatchObject({
      whole: null,
      to: expect.stringContaining('lasts 1:30'),
    });
    expect(of({ isTrimmed: true, to: '50' })).toEqual({
      ...{ whole: null, from: null, to: null },
      params: {},
    });
  });
});

describe('mostMarked', () => {
  it.each<[string, Partial<RunChoices>, number]>([
    ['solo', { analysisType: 'solo' }, 1],
    ['couple', { analysisType: 'couple' }, 2],
    ['group', { analysisType: 'group' }, 6],
    ['highlights', { analysisType: 'highlights' }, 0],
    ['workout', { analysisType: 'workout' }, 0],
    ['couple whose bodies are not followed', { analysisType: 'couple', followsBody: false }, 0],
  ])('of a %s', (_what, change, most) => {
    expect(mostMarked(choices(change))).toBe(most);
  });
});

describe('paramsOf', () => {
  it.each<[string, Partial<RunChoices>, object]>([
    ['nobody is marked', {}, {}],
    ['one is', { dancersFollowed: [left] }, { dancers_followed: [left] }],
    [
      'more are than the type takes',
      { analysisType: 'couple', dancersFollowed: [left, middle, right] },
      { dancers_followed: [left, middle] },
    ],
    ['the type takes none', { analysisType: 'workout', dancersFollowed: [left] }, {}],
    ['no body is followed', { followsBody: false, dancersFollowed: [left] }, { landmarks: false }],
  ])('says whom to follow where %s', (_what, change, params) => {
    expect(paramsOf(choices(change), 50)).toEqual(params);
  });
});

describe('withChange', () => {
  const marked = choices({ isTrimmed: true, from: '0:05', dancersFollowed: [left] });

  it.each<[string, Partial<RunChoices>]>([
    ['ends elsewhere', { to: '20' }],
    ['begins at the same second, written otherwise', { from: '5.0' }],
    ['is of another type', { analysisType: 'group' }],
  ])('keeps the marks where what is judged %s', (_what, change) => {
    expect(withChange(marked, change)).toEqual({ ...marked, ...change });
  });

  it.each<[string, Partial<RunChoices>]>([
    ['begins elsewhere', { from: '0:06' }],
    ['begins with the video', { isTrimmed: false }],
  ])('drops the marks where what is judged %s', (_what, change) => {
    expect(withChange(marked, change)).toEqual({ ...marked, ...change, dancersFollowed: [] });
  });

  it('keeps marks that come with another beginning', () => {
    expect(withChange(marked, { from: '9', dancersFollowed: [right] }).dancersFollowed).toEqual([
      right,
    ]);
  });
});
