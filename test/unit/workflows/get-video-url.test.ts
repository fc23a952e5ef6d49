import { describe, expect, it } from 'vitest';
import type { Summary } from '../../../functions/src/contract/summary.ts';
import type { Analysis } from '../../../functions/src/domain/states/analysis.ts';
import { getVideoUrl } from '../../../functions/src/workflows/get-video-url.ts';
import { buildAnalysis, someTime } from '../../support/build-analysis.ts';
import { portsAroundOne } from '../../support/one-analysis.ts';

interface Setting {
  /** What lies in the bucket. */
  objects: string[];
  checked?: boolean;
  uploaded?: boolean;
  status?: Summary['status'];
  work?: Partial<Analysis['work']>;
}

async function urlOf(asset: string, setting: Setting) {
  const { objects, checked = true, uploaded = true, status = 'completed', work } = setting;
  const { summary } = buildAnalysis();
  const video = summary.video && { ...summary.video, duration_seconds: checked ? 20 : null };
  const { ports } = portsAroundOne(buildAnalysis({ status, video }, work));
  const bucket = {
    async stat(path: string) {
      const name = path.split('/').at(-1) ?? '';
      const object = { path, contentType: 'video/mp4', sizeBytes: 1, generation: '1', uploaded };
      return objects.includes(name) ? object : null;
    },
    playbackUrl: async (path: string) => `https://bucket.example/${path}`,
  };
  const caller = { userId: summary.user_id, isAdmin: false };
  const request = { analysisId: 'analysis-1', asset };
  return getVideoUrl({ ...ports, bucket: { ...ports.bucket, ...bucket } }, caller, request);
}

describe('getVideoUrl', () => {
  it('gives an address that lasts five minutes', async () => {
    const { url, expiresAt } = await urlOf('video', { objects: ['proxy', 'source'] });
    expect(url).toMatch(/\/proxy$/);
    expect(new Date(expiresAt).getTime() - someTime.getTime()).toBe(5 * 60_000);
  });

  it('serves the picture of a video, and says where there is none', async () => {
    const { url } = await urlOf('poster', { objects: ['poster', 'proxy'] });
    expect(url).toMatch(/\/poster$/);
    await expect(urlOf('poster', { objects: ['proxy'] })).rejects.toMatchObject({
      ...{ code: 'not_found', message: 'This analysis has no poster.' },
    });
  });

  it.each(['source', 'video'])(
    'serves what was uploaded as %s once it was checked',
    async (asset) => {
      const { url } = await urlOf(asset, { objects: ['source'] });
      expect(url).toMatch(/\/source$/);
    },
  );

  it.each([
    ['queued', 'has not been checked yet'],
    ['processing', 'has not been checked yet'],
    ['failed', 'run the analysis again'],
    ['cancelled', 'run the analysis again'],
  ] as const)('serves no unchecked upload, where it is %s', async (status, words) => {
    for (const asset of ['source', 'video']) {
      const asked = urlOf(asset, { objects: ['source'], checked: false, status });
      await expect(asked).rejects.toMatchObject({
        code: 'video_missing',
        message: expect.stringContaining(words),
      });
    }
  });

  it('serves what an operator has put there', async () => {
    const moved = { objects: ['source'], checked: false, uploaded: false };
    expect((await urlOf('video', moved)).url).toMatch(/\/source$/);
  });

  it('serves no source that is about to be removed', async () => {
    const work = { sourceKeptDays: 7, sourceKeptSince: someTime };
    const setting = { objects: ['source', 'proxy'], work };
    await expect(urlOf('source', setting)).rejects.toMatchObject({
      code: 'video_missing',
      message:
        'The uploaded video was kept for 7 days and has been removed. The video as it was judged can still be played and saved.',
    });
    expect((await urlOf('video', setting)).url).toMatch(/\/proxy$/);
    await expect(urlOf('video', { objects: [], work })).rejects.toMatchObject({
      message: expect.stringContaining('Please upload it again.'),
    });
  });
});
