import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  multiposeFolder,
  pinnedMultipose,
  requireFiles,
} from '../../functions/src/adapters/movenet/pinned-multipose.ts';
import type { Config } from '../../functions/src/config.ts';
import type { RerunChanges } from '../../functions/src/contract/callables.ts';
import type { Report } from '../../functions/src/contract/report.ts';
import { getVideoUrl } from '../../functions/src/workflows/get-video-url.ts';
import { rerunAnalysis } from '../../functions/src/workflows/rerun-analysis.ts';
import { childProcesses } from '../support/child-processes.ts';
import { countMedia } from '../support/counting-ports.ts';
import { makeEmptyRoomClip, makePersonClip } from '../support/packaged-pictures.ts';
import { type QuietWorker, type Seeded, startQuietWorker } from '../support/quiet-worker.ts';

const on = { landmarks: 'auto', frameInterval: 0 } as const;
const off = { ...on, landmarks: 'off' } as const;

const hasModelOfSeveral = await requireFiles(multiposeFolder, pinnedMultipose).then(
  () => true,
  () => false,
);

let folder: string;
let clip: string;
let worker: QuietWorker;
let calls: ReturnType<typeof countMedia>['calls'];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'body-clips-'));
  clip = await makePersonClip(join(folder, 'person.mp4'), { seconds: 2 });
  worker = await startQuietWorker();
  const counted = countMedia(worker.app.ports.media);
  worker.app.ports.media = counted.media;
  ({ calls } = counted);
});
afterEach(async () => {
  calls.normalise = 0;
  expect(await readdir(worker.tmpDirectory)).toEqual([]);
  expect(await childProcesses()).toEqual([]);
});
afterAll(async () => {
  worker.app.ports.bodyModel.release();
  await worker.close();
  await rm(folder, { recursive: true });
});

async function complete(task: Seeded['task'], limits: Partial<Config> = {}): Promise<Report> {
  await worker.process(task, { body: on, ...limits });
  const report = await worker.app.ports.analyses.readReport(task.analysisId, task.runId);
  if (report === null) throw new Error('The run wrote no report.');
  return report;
}

async function rerun(
  { userId, task }: Seeded,
  changes: Partial<RerunChanges> = {},
): Promise<Seeded['task']> {
  const { ports, config } = worker.app;
  const caller = { userId, isAdmin: false };
  const { runId } = await rerunAnalysis(ports, config, caller, task.analysisId, {
    ...{ analysisType: null, danceType: null, params: null },
    ...changes,
  });
  const dispatch = (await ports.analyses.read(task.analysisId))?.work.dispatch ?? 0;
  return { analysisId: task.analysisId, runId, dispatch };
}

async function fetchAsset({ userId, task }: Seeded, asset: string): Promise<Response> {
  const caller = { userId, isAdmin: false };
  const request = { analysisId: task.analysisId, asset };
  const { url } = await getVideoUrl(worker.app.ports, caller, request);
  return fetch(url);
}

describe('a solo dance', () => {
  it('is told in body measurements, landmarks and a preview, which a rerun finds again', async () => {
    const seeded = await worker.seed(clip);
    const first = await complete(seeded.task);
    expect(first.measurements).toMatchObject({
      body: { seen: 1, frames_looked_at: 20 },
      body_absence: null,
    });
    expect(first.measurements.body?.posture?.value).toBeGreaterThan(0.7);

    const packed = await (await fetchAsset(seeded, 'landmarks')).arrayBuffer();
    const lines = gunzipSync(packed).toString().trimEnd().split('\n');
    expect(lines[0]).toBe('frame_id,seconds,landmark_id,x,y,z,score');
    expect(lines).toHaveLength(1 + 20 * 17);
    expect(lines[18]).toMatch(/^3,0\.100,0,0\.\d{4},0\.\d{4},,0\.\d{4}$/);

    const preview = await fetchAsset(seeded, 'preview');
    expect(preview.headers.get('content-type')).toBe('video/mp4');
    expect((await preview.arrayBuffer()).byteLength).toBeGreaterThan(1_000);

    const again = await complete(await rerun(seeded));
    expect(again.measurements).toEqual(first.measurements);
    expect(calls.normalise).toBe(1);
  });

  it('is measured in all else while landmarks are switched off, and anew once they are on', async () => {
    const seeded = await worker.seed(clip);
    const without = await complete(seeded.task, { body: off });
    expect(without.measurements).toMatchObject({ body: null, body_absence: 'switched_off' });
    expect(without.measurements.motion_energy).toBeGreaterThan(0);
    expect(without.not_measured.map(({ why }) => why).join()).toContain('BODY_LANDMARKS');
    expect(await seeded.objects()).toEqual(['poster', 'prepared.json', 'proxy', 'source']);

    const withBody = await complete(await rerun(seeded));
    expect(withBody.measurements.body_absence).toBeNull();
    expect(withBody.measurements.body).not.toBeNull();
  });

  it('needs no optional package', async () => {
    const { ports } = worker.app;
    const { bodyModel } = ports;
    ports.bodyModel = { open: async () => null, openAll: async () => null, release() {} };
    const seeded = await worker.seed(clip);
    const report = await complete(seeded.task).finally(() => {
      ports.bodyModel = bodyModel;
    });
    expect(report.measurements).toMatchObject({ body: null, body_absence: 'not_installed' });
    expect(report.not_measured.map(({ why }) => why).join()).toContain('not installed');
    await expect(fetchAsset(seeded, 'preview')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('follows by a rerun whom a point names, and nobody where it names nobody', async ({
    skip,
  }) => {
    skip(!hasModelOfSeveral, 'npm run models could not fetch the model of several bodies');
    const seeded = await worker.seed(clip);
    const first = await complete(seeded.task);
    expect(first.measurements).toMatchObject({ dancers_named: null, indistinct_spans: null });
    const at = (x: number, y: number) => ({ params: { dancers_followed: [{ x, y }] } });
    const named = await complete(await rerun(seeded, at(0.5, 0.5)));
    expect(named.measurements).toMatchObject({
      ...{ bodies: null, together: null, body_absence: null },
      dancers_named: { points: 1, of_nobody: [] },
    });
    expect(named.measurements.body?.posture?.value).toBeGreaterThan(0.7);
    expect(calls.normalise).toBe(2);

    const nobody = await complete(await rerun(seeded, at(0.01, 0.01)));
    expect(nobody.measurements).toMatchObject({ body: null, body_absence: 'nobody_named' });
    expect(nobody.not_measured.map(({ why_code }) => why_code)).toContain('nobody_named');
    expect(nobody.recording.map(({ code }) => code)).not.toContain('nobody');
  });

  it('follows nobody where the upload says so', async () => {
    const report = await complete((await worker.seed(clip, { landmarks: false })).task);
    expect(report.measurements).toMatchObject({ body: null, body_absence: 'not_asked_for' });
  });

  it('says that nobody was seen in an empty room', async () => {
    const empty = await makeEmptyRoomClip(join(folder, 'empty.mp4'));
    const report = await complete((await worker.seed(empty)).task);
    expect(report.measurements).toMatchObject({ body: null, body_absence: 'nobody_seen' });
  });
});
