import { describe, expect, it } from 'vitest';
import type { RerunChanges } from '../../../functions/src/contract/callables.ts';
import { nothingMeasured } from '../../../functions/src/contract/measurements.ts';
import type { PreparedVideo } from '../../../functions/src/contract/prepared-video.ts';
import type { Work } from '../../../functions/src/domain/states/analysis.ts';
import { proxyPath, sourcePath } from '../../../functions/src/domain/video/object-paths.ts';
import { preparationVersion } from '../../../functions/src/domain/video/prepared-video.ts';
import { rerunAnalysis } from '../../../functions/src/workflows/rerun-analysis.ts';
import { buildAnalysis } from '../../support/build-analysis.ts';
import { portsAroundOne } from '../../support/one-analysis.ts';

const owner = { userId: 'dancer', isAdmin: false };
const trim = { start_seconds: 1, end_seconds: 5 };
const limits = {
  ...{ maxPendingJobs: 10, dailyRunsPerUser: 50, rerunsPerHour: 10, maxStoredBytes: 1_000_000 },
};
const prepared: PreparedVideo = {
  ...{ version: preparationVersion, source_generation: '1', trim, style: null, looked_for: null },
  probed: { duration_seconds: 9, width: 640, height: 360, frame_rate: 30, has_audio: true },
  ...{ source_frame_rate: 30, duration_seconds: 4, frames_decoded: 120, frames_measured: 60 },
  ...{ measurements: nothingMeasured, ffmpeg_version: '6.1', poster: null },
  proxy: { generation: '2', size_bytes: 1_000 },
  body_assets: null,
};

/** A solo of four seconds that has ended, with its source or, once that is gone, with its proxy. */
function ended(work: Partial<Work> = {}) {
  const summary = { status: 'completed', processed: true, params: { trim } } as const;
  const world = portsAroundOne(buildAnalysis(summary, work));
  const kept = work.sourceKeptDays == null ? sourcePath : proxyPath;
  const lies = kept('dancer', 'analysis-1');
  world.ports.bucket.stat = async (path) =>
    path === lies
      ? { path, contentType: 'video/mp4', sizeBytes: 1_000, generation: '2', uploaded: true }
      : null;
  world.ports.bucket.readText = async () => JSON.stringify(prepared);
  const rerun = (changes: Partial<RerunChanges> = {}) =>
    rerunAnalysis(world.ports, limits, owner, 'analysis-1', {
      ...{ analysisType: null, danceType: null, params: null },
      ...changes,
    });
  return { ...world, rerun };
}

describe.each([
  ['its source', {}],
  ['its proxy, the source being gone', { sourceKeptDays: 30 }],
])('a rerun from %s', (_, work) => {
  it('is stored with what it asks for', async () => {
    const { rerun, stored } = ended(work);
    const params = { trim, dancers_followed: [{ x: 0.3, y: 0.5 }] };
    const { runId } = await rerun({ analysisType: 'couple', danceType: 'Tango', params });
    expect(stored().summary).toMatchObject({
      ...{ run_id: runId, status: 'processing', analysis_type: 'couple', params },
      ...{ dance_type: 'Tango', style: 'tango' },
    });
  });

  it('keeps what it does not name', async () => {
    const { rerun, stored } = ended(work);
    const before = stored().summary;
    await rerun({ danceType: 'salsa' });
    const { analysis_type, title, dancers } = before;
    expect(stored().summary).toMatchObject({
      ...{ analysis_type, title, dancers, params: { trim }, style: 'salsa' },
    });
  });

  it('begins nothing where the type does not take the params', async () => {
    const { rerun, stored } = ended(work);
    const before = stored();
    const count = { params: { trim, count: 2 } };
    await expect(rerun(count)).rejects.toMatchObject({ code: 'invalid_request' });
    expect(stored()).toBe(before);
  });
});

describe('another trim', () => {
  const another = { params: { trim: { ...trim, end_seconds: 4 } } };

  it('is taken while the source is kept', async () => {
    const { rerun, stored } = ended();
    await rerun(another);
    expect(stored().summary.params).toEqual(another.params);
  });

  it.each([another, { params: {} }])('is video_missing once it is gone: %j', async (changes) => {
    const { rerun, stored } = ended({ sourceKeptDays: 30 });
    await expect(rerun(changes)).rejects.toMatchObject({
      code: 'video_missing',
      message: expect.stringContaining('Only the part that was judged before is left.'),
    });
    expect(stored().summary).toMatchObject({ status: 'completed', params: { trim } });
  });
});
