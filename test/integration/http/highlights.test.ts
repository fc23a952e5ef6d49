import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { createMedia } from '../../../functions/src/adapters/ffmpeg/create-media.ts';
import type { ReportItem } from '../../../functions/src/contract/report.ts';
import { objectsOf } from '../../support/admin-sdk.ts';
import { burstsClip } from '../../support/bursts-clip.ts';
import { runTimeoutMs } from '../../support/good-run.ts';
import { type Account, openAccount } from '../../support/id-tokens.ts';
import { localBinaries } from '../../support/make-clips.ts';
import { hubEntry } from '../../support/stack-addresses.ts';

const bursts = [
  { at: 4, seconds: 3 },
  { at: 10.5, seconds: 2 },
];
const frameSeconds = 1 / 15;
const { probe } = createMedia(localBinaries);

let account: Account;
let hosting: string;
let sessionId: string;
let report: ReportItem;

const ask = (request: string, options: RequestInit = {}) => {
  const [method = '', path] = request.split(' ');
  const headers = { Authorization: `Bearer ${account.idToken}` };
  return fetch(`${hosting}${path}`, { method, headers, redirect: 'manual', ...options });
};

async function upload(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const body = new FormData();
  body.set('analysis_type', 'highlights');
  body.set(
    'params',
    JSON.stringify({ count: 2, min_seconds: 1, max_seconds: 4, landmarks: false }),
  );
  body.set('video', new Blob([bytes], { type: 'video/mp4' }), 'bursts.mp4');
  const reply = await ask('POST /api/v1/video/upload', { body });
  return ((await reply.json()) as { sessionId: string }).sessionId;
}

async function untilReported(): Promise<ReportItem> {
  const hasEnded = async () => {
    const reply = await ask(`GET /api/v1/video/status/${sessionId}`);
    const { status } = (await reply.json()) as { status: string };
    return status === 'completed' || status === 'failed';
  };
  await vi.waitUntil(hasEnded, { timeout: runTimeoutMs, interval: 600 });
  const reply = await ask(`GET /api/v1/video/results/${sessionId}`);
  expect(reply.status).toBe(200);
  return ((await reply.json()) as { data: ReportItem }).data;
}

const clipNames = async () =>
  (await objectsOf(account.uid, sessionId))
    .map((name) => name.split('/').at(-1) ?? '')
    .filter((name) => name.startsWith('clip'));

beforeAll(async () => {
  account = await openAccount();
  const { host, port } = await hubEntry('hosting');
  hosting = `http://${host}:${port}`;
  sessionId = await upload(await burstsClip(14, bursts));
  report = await untilReported();
}, runTimeoutMs);

describe('a highlights analysis', () => {
  it('finds the bursts of a still video', () => {
    const found = report.highlights.toSorted((a, b) => a.start_seconds - b.start_seconds);
    expect(found).toHaveLength(bursts.length);
    for (const [index, { at, seconds }] of bursts.entries()) {
      expect(Math.abs((found[index]?.start_seconds ?? 0) - (at - seconds / 2))).toBeLessThan(1);
      expect(Math.abs((found[index]?.end_seconds ?? 0) - (at + seconds / 2))).toBeLessThan(1);
    }
    expect(report.highlights.map(({ clip }) => clip)).toEqual([1, 2]);
    expect(report.highlights[0]).toMatchObject({ basis: 'measured' });
    expect(report.text).toContain('## Highlights');
  });

  it('serves a clip of each, with picture and sound', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'highlights-'));
    try {
      for (const { clip, start_seconds: start, end_seconds: end } of report.highlights) {
        const reply = await ask(`GET /api/v1/video/files/${sessionId}/clip:${clip}`);
        expect(reply.status).toBe(302);
        const played = await fetch(reply.headers.get('Location') ?? '');
        const path = join(folder, `${clip}.mp4`);
        await writeFile(path, new Uint8Array(await played.arrayBuffer()));
        const probed = await probe(path, new AbortController().signal);
        expect(probed).toMatchObject({ width: 160, height: 90, hasAudio: true });
        expect(Math.abs(probed.durationSeconds - (end - start))).toBeLessThan(2 * frameSeconds);
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('has no further clip', async () => {
    expect((await ask(`GET /api/v1/video/files/${sessionId}/clip:3`)).status).toBe(404);
  });

  it('has its clips replaced by a rerun, of which they tell alike', {
    timeout: runTimeoutMs,
  }, async () => {
    const before = await clipNames();
    expect(before).toHaveLength(2);
    const reply = await ask(`POST /analyses/${sessionId}/rerun`);
    const { runId } = (await reply.json()) as { runId: string };
    const again = await untilReported();
    expect(again.highlights).toEqual(report.highlights);
    const expected = [1, 2].map((clip) => `clip-${runId}-1-${clip}`);
    await expect.poll(clipNames, { timeout: 30_000 }).toEqual(expected);
    const { headers } = await ask(`GET /api/v1/video/files/${sessionId}/clip:2`);
    expect(decodeURIComponent(headers.get('Location') ?? '')).toContain(expected[1]);
  });

  it('leaves no clip when it is deleted', { timeout: 70_000 }, async () => {
    expect((await ask(`DELETE /api/v1/video/cleanup/${sessionId}`)).status).toBe(200);
    const objects = () => objectsOf(account.uid, sessionId);
    await expect.poll(objects, { timeout: 60_000, interval: 250 }).toEqual([]);
  });
});
