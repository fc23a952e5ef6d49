import { describe, expect, it } from 'vitest';
import { nothingMeasured } from '../../../functions/src/contract/measurements.ts';
import type { PosterJob } from '../../../functions/src/workflows/ports/media.ts';
import type { Workspace } from '../../../functions/src/workflows/ports/workspaces.ts';
import type { Ports } from '../../../functions/src/workflows/ports.ts';
import type { ClaimedRun } from '../../../functions/src/workflows/process-run/claim-run.ts';
import { takePoster } from '../../../functions/src/workflows/process-run/take-poster.ts';
import { buildAnalysis } from '../../support/build-analysis.ts';

const small = 'data:image/jpeg;base64,AAAA';
const run = {
  ...{ analysisId: 'analysis-1', runId: 'run-1', summary: buildAnalysis().summary },
} as ClaimedRun;

function take(picture: (job: PosterJob) => Promise<string>, signal = new AbortController().signal) {
  const told: string[] = [];
  const ports = {
    media: { picture },
    bucket: {
      upload: async (from: string, to: string, { contentType }: { contentType: string }) =>
        void told.push(`${from} to ${to} as ${contentType}`),
    },
    logger: { warn: (event: string) => void told.push(event) },
  } as unknown as Ports;
  const workspace = {
    path: (name: string) => `/tmp/${name}`,
    remove: async (name: string) => void told.push(`without ${name}`),
  } as unknown as Workspace;
  const options = { measurements: nothingMeasured, seconds: 30, signal };
  return { told, taken: takePoster(ports, run, workspace, options) };
}

describe('takePoster', () => {
  it('puts the larger one beside the video and answers the small one', async () => {
    const jobs: PosterJob[] = [];
    const { told, taken } = take(async (job) => {
      jobs.push(job);
      return small;
    });
    expect(await taken).toBe(small);
    expect(jobs).toMatchObject([{ proxyPath: '/tmp/proxy.mp4', seconds: 10, isSeen: false }]);
    expect(told).toEqual([
      '/tmp/poster.jpg to videos/dancer/analysis-1/poster as image/jpeg',
      'without poster.jpg',
    ]);
  });

  it('ends no run where it fails', async () => {
    const { told, taken } = take(() => Promise.reject(new Error('no picture')));
    expect(await taken).toBeNull();
    expect(told).toEqual(['poster_not_taken']);
  });

  it('ends with the run that is lost', async () => {
    const reason = new Error('lost');
    const { taken } = take(() => Promise.reject(new Error('killed')), AbortSignal.abort(reason));
    await expect(taken).rejects.toBe(reason);
  });
});
