import { expect, it } from 'vitest';
import { placedFaults } from '../../../../../../../dashboard/features/analyses/view/recording/placed-faults.ts';
import { recordingFault } from '../../../../../../../functions/src/contract/recording-sentences.ts';
import { aReport } from '../../../../../../support/build-report.ts';

const shaky = recordingFault('shaky');
const dark = recordingFault('too_dark');
const unscored = { ...aReport, scores: { form: null }, total_score: null };

it.each([
  ['first where the worst hides who dances', aReport, [dark, shaky], [dark, shaky], []],
  ['below where it does not', aReport, [shaky, dark], [], [shaky, dark]],
  ['once where the verdict says the gravest', unscored, [shaky, dark], [], [shaky]],
  ['nowhere where there are none', unscored, [], [], []],
])('are told %s', (_, report, recording, first, later) => {
  expect(placedFaults({ ...report, recording })).toEqual({ first, later });
});
