import { describe, expect, it } from 'vitest';
import { whyNoScore } from '../../../../../../../dashboard/features/analyses/view/verdict/why-no-score.ts';
import { profiles } from '../../../../../../../functions/src/contract/profiles/all.ts';
import { recordingFault } from '../../../../../../../functions/src/contract/recording-sentences.ts';
import {
  unmeasured,
  what,
  why,
} from '../../../../../../../functions/src/domain/judging/unmeasured-sentences.ts';
import { aReport } from '../../../../../../support/build-report.ts';

const criteria = profiles.solo.criteria;
const scores = Object.fromEntries(criteria.map(({ key }) => [key, null]));
const ofCriteria = criteria.map(({ key, name, missing }) =>
  unmeasured(what('criterion', { criterion: key, name }), { ...missing, values: {} }),
);
const noPulse = unmeasured(what('music_and_timing'), why('no_clear_pulse'));
const noSound = unmeasured(what('music_and_timing'), why('no_sound'));
const unscored = { ...aReport, total_score: null, scores };
const shaky = recordingFault('shaky');
const nobody = recordingFault('nobody');
const silent = recordingFault('no_sound');

describe('whyNoScore', () => {
  it.each([
    ['a recording in which nobody can be seen', [shaky, nobody], [noPulse], nobody.text],
    [
      'what keeps several criteria',
      [shaky],
      [...ofCriteria, noPulse],
      'No clear pulse was heard in the sound.',
    ],
    ['the recording where that is the same', [shaky, silent], [noSound], silent.text],
    [
      'a criterion where there is nothing else',
      [shaky],
      ofCriteria,
      'Posture, balance and control cannot be told from motion and sound; it takes eyes on the body.',
    ],
    ['nothing where nobody knows', [], [], null],
  ])('is %s', (_, recording, not_measured, words) => {
    const found = whyNoScore({ ...unscored, recording, not_measured });
    expect(found && (found.kind === 'recording' ? found.fault.text : found.text)).toBe(words);
  });

  it('is not asked where one criterion has a score', () => {
    const one = { ...scores, technical_quality: 60 };
    expect(whyNoScore({ ...unscored, scores: one, recording: [nobody] })).toBeNull();
  });
});
