import { expect, it } from 'vitest';
import { createSignalAnalyzer } from '../../../functions/src/adapters/signal-analyzer.ts';
import { profiles } from '../../../functions/src/contract/profiles/all.ts';
import { judgeBySignal } from '../../../functions/src/domain/judging/signal-judgement.ts';
import { measured } from '../../support/measured.ts';

it('judges from the measurements alone and reports that it is done', async () => {
  const progress: number[] = [];
  const video = {
    profile: profiles.solo,
    danceType: 'Salsa',
    durationSeconds: 32,
    measurements: measured(),
    recording: [],
  };
  const judgement = await createSignalAnalyzer().analyse({
    ...video,
    analysisId: 'analysis',
    runId: 'run',
    dancers: null,
    title: null,
    params: {},
    proxyPath: async () => 'a file that is not there',
    copy: null,
    keepCopy: async () => {},
    meter: { begin: async () => ({ end: async () => {} }) },
    onProgress: (fraction) => progress.push(fraction),
    onSegments: () => {},
    signal: new AbortController().signal,
  });
  expect(judgement).toEqual(judgeBySignal(video));
  expect(progress).toEqual([1]);
});
