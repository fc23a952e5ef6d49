import { describe, expect, it } from 'vitest';
import type { RunChoices } from '../../../../../../../dashboard/components/choices/run-choices.ts';
import {
  type Kept,
  keptChoices,
} from '../../../../../../../dashboard/features/analyses/view/rerun/kept-choices.ts';
import { rerunChanges } from '../../../../../../../dashboard/features/analyses/view/rerun/rerun-changes.ts';
import { buildAnalysis } from '../../../../../../support/build-analysis.ts';

const left = { x: 0.2, y: 0.6 };
const right = { x: 0.8, y: 0.6 };
const trim = { start_seconds: 5.000_4, end_seconds: 75 };

const { video } = buildAnalysis().summary;
const plain: Kept = {
  ...{ analysis_type: 'solo', dance_type: 'salsa', params: {} },
  video: video && { ...video, duration_seconds: 60 },
};
const keptWith = (changes: Partial<Kept>): Kept => ({ ...plain, ...changes });
const changed = (kept: Kept, change: Partial<RunChoices>) =>
  rerunChanges(kept, { ...keptChoices(kept), ...change });

describe('keptChoices', () => {
  it('shows what the run before was asked for as a form does', () => {
    const params = { trim, landmarks: true, dancers_followed: [left] };
    expect(keptChoices(keptWith({ params }))).toEqual({
      ...{ analysisType: 'solo', danceType: 'salsa' },
      // The video ends before the part does.
      ...{ isTrimmed: true, from: '5', to: '60' },
      ...{ params: {}, followsBody: true, dancersFollowed: [left] },
    });
  });

  it('shows what the profile takes as it is written', () => {
    const params = { count: 5, min_seconds: 2.5 };
    const { params: written } = keptChoices(keptWith({ analysis_type: 'highlights', params }));
    expect(written).toEqual({ count: '5', min_seconds: '2.5' });
  });
});

describe('rerunChanges', () => {
  it.each<[string, Kept['params']]>([
    ['nothing', {}],
    ['a part', { trim }],
    ['whom to follow', { dancers_followed: [left] }],
    ['what the profile does anyway', { landmarks: true }],
    ['null', { trim: null, landmarks: null, dancers_followed: null }],
    ['what no form asks for', { reference: 'another' }],
  ])('are none where nothing was changed of %s', (_what, params) => {
    expect(changed(keptWith({ params }), {})).toEqual({});
  });

  it.each<[string, Partial<RunChoices>, object]>([
    ['another type', { analysisType: 'couple' }, { analysisType: 'couple' }],
    ['another dance', { danceType: ' tango ' }, { danceType: 'tango' }],
    ['no dance any more', { danceType: '' }, { danceType: '' }],
    ['a dance with a space more', { danceType: 'salsa ' }, {}],
    [
      'nothing of a dance in a workout',
      { analysisType: 'workout', danceType: 'tango' },
      { analysisType: 'workout' },
    ],
    ['whom to follow', { dancersFollowed: [right] }, { params: { dancers_followed: [right] } }],
    [
      'a part',
      { isTrimmed: true, from: '0:10', to: '20' },
      { params: { trim: { start_seconds: 10, end_seconds: 20 } } },
    ],
    ['not to follow the body', { followsBody: false }, { params: { landmarks: false } }],
  ])('are %s', (_what, change, changes) => {
    expect(changed(plain, change)).toEqual(changes);
  });

  it('hold params as a whole, the part as exact as it was kept and what no form asks for too', () => {
    const kept = keptWith({ params: { trim, reference: 'another', dancers_followed: [left] } });
    expect(changed(kept, { dancersFollowed: [right] }).params).toEqual({
      ...{ trim, reference: 'another' },
      dancers_followed: [right],
    });
  });

  it('take params away', () => {
    const kept = keptWith({ params: { trim, dancers_followed: [left] } });
    const whole = { isTrimmed: false, from: '', to: '', dancersFollowed: [] };
    expect(changed(kept, whole)).toEqual({ params: {} });
  });

  it('leave out what another profile took, and marks that are too many for the new one', () => {
    const highlights = keptWith({ analysis_type: 'highlights', params: { count: 5 } });
    expect(changed(highlights, { analysisType: 'solo' })).toEqual({
      analysisType: 'solo',
      params: {},
    });
    const couple = keptWith({
      analysis_type: 'couple',
      params: { dancers_followed: [left, right] },
    });
    expect(changed(couple, { analysisType: 'solo' })).toEqual({
      analysisType: 'solo',
      params: { dancers_followed: [left] },
    });
  });

  it('hold no params that the new type does not take, though no form showed them', () => {
    const params = { landmarks: false, dancers_followed: [left] };
    expect(changed(keptWith({ params }), { analysisType: 'workout' })).toEqual({
      analysisType: 'workout',
      params: { landmarks: false },
    });
  });
});
