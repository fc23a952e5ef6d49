import { expect, it } from 'vitest';
import { standsInTextAlone } from '../../../../../../../dashboard/features/analyses/view/report/stands-in-text.ts';
import { strengthSentence } from '../../../../../../../functions/src/contract/coaching-sentences.ts';
import { nothingMeasured } from '../../../../../../../functions/src/contract/measurements.ts';
import { profiles } from '../../../../../../../functions/src/contract/profiles/all.ts';
import { judgeBySignal } from '../../../../../../../functions/src/domain/judging/signal-judgement.ts';
import { aReport } from '../../../../../../support/build-report.ts';

const point = { sentence: strengthSentence('on_beat'), criterion: null, moments: [] };
const { notMeasured, ...unscored } = judgeBySignal({
  ...{ profile: profiles.solo, danceType: null, durationSeconds: 10 },
  ...{ measurements: nothingMeasured, recording: [] },
});

it.each([
  ['scores and a text alone', aReport, true],
  ['a text alone, as a migrated one', { ...aReport, scores: {} }, true],
  ['a summary', { ...aReport, summary: 'Well danced.' }, false],
  ['a strength', { ...aReport, strengths: [point] }, false],
  ['nothing that could be scored', { ...unscored, not_measured: notMeasured }, false],
])('of a report with %s: %s', (_, report, isSo) => {
  expect(standsInTextAlone(report)).toBe(isSo);
});
