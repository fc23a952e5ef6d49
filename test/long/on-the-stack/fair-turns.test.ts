import { type DocumentData, Timestamp } from 'firebase-admin/firestore';
import { afterAll, describe, expect, it } from 'vitest';
import { adminFirestore } from '../../support/admin-sdk.ts';
import { type Client, closeClients, signUp } from '../../support/client.ts';
import { danceClip, makeClip, sampleClip, shortClip } from '../../support/made-clips.ts';
import { createUpload, submit } from '../../support/upload.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { isOver, watchAnalysis } from '../../support/watched-analysis.ts';

const workers = 2;
const patienceMs = 1_200_000;
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

afterAll(closeClients);

const minuteClip = async () =>
  makeClip(
    ['-stream_loop', '5', '-i', 'input.mp4', '-t', '60', '-c', 'copy'],
    'clip.mp4',
    await sampleClip(),
  );

async function completed(client: Client, analysisId: string) {
  const watched = await watchAnalysis(client, analysisId);
  const end = await watched.until(isOver, patienceMs);
  expect(end).toMatchObject({ status: 'completed' });
}

interface Ran {
  fromMs: number;
  toMs: number;
}
async function ranOf(analysisId: string): Promise<Ran> {
  const stored = await adminFirestore.doc(`analyses/${analysisId}`).get();
  const ms = (field: string) => (stored.get(field) as Timestamp).toMillis();
  return { fromMs: ms('started_at'), toMs: ms('processed_at') };
}

/** For how long at once fewer than all workers were at work, before the last run began. */
function longestIdleMs(runs: readonly Ran[]): number {
  const lastBeginMs = Math.max(...runs.map(({ fromMs }) => fromMs));
  const ends = runs.filter(({ toMs }) => toMs < lastBeginMs).map(({ toMs }) => toMs);
  const idle = ends.map((endMs) => {
    const busy = (atMs: number) =>
      runs.filter(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs).length;
    const next = runs.map(({ fromMs }) => fromMs).filter((fromMs) => fromMs >= endMs);
    return busy(endMs) < workers ? Math.min(...next) - endMs : 0;
  });
  return Math.max(0, ...idle);
}

describe('two workers, and ten minute-long videos of one user', () => {
  it('complete another’s short clip within two runs’ time, and are never idle for over 5 s', {
    timeout: patienceMs,
  }, async () => {
    const [busy, other] = await Promise.all([signUp(), signUp()]);
    const [long, short] = await Promise.all([minuteClip(), danceClip()]);
    const own = await Promise.all(times(10, () => submit(busy, long)));
    const first = await Promise.race(own.map((id) => completed(busy, id).then(() => id)));
    const clip = await submit(other, short);
    await completed(other, clip);
    const ended = await Promise.all(
      own.map(async (id) => (await adminFirestore.doc(`analyses/${id}`).get()).get('status')),
    );
    // The first, and two rounds of the workers while the clip waited and ran.
    expect(ended.filter((status) => status === 'completed').length).toBeLessThanOrEqual(
      1 + 2 * workers,
    );
    expect(own).toContain(first);
    await Promise.all(own.map((id) => completed(busy, id)));
    const runs = await Promise.all([...own, clip].map(ranOf));
    const idleMs = longestIdleMs(runs);
    console.log(`longest time that a worker was idle: ${idleMs} ms`);
    expect(idleMs).toBeLessThanOrEqual(5_000);
  });
});

describe('a hundred accounts', () => {
  it('that announce ten videos each and send none keep no stranger out', {
    timeout: patienceMs,
  }, async () => {
    const video = { contentType: 'video/mp4', sizeBytes: 1_000 };
    const crowd = await Promise.all(times(100, () => signUp()));
    const announcing = Promise.all(
      crowd.map(async (account) => {
        for (const _ of times(10, () => null)) await createUpload(account, video);
      }),
    );
    const [stranger, bytes] = await Promise.all([signUp(), shortClip()]);
    await completed(stranger, await submit(stranger, bytes));
    await announcing;
    await completed(stranger, await submit(stranger, bytes));
  });

  it('with two worthless uploads each let a stranger’s run begin in its turn', {
    timeout: patienceMs,
  }, async () => {
    const worthless = new Uint8Array(1_000);
    const crowd = await Promise.all(times(100, () => signUp()));
    await Promise.all(crowd.flatMap((one) => [submit(one, worthless), submit(one, worthless)]));
    const [stranger, bytes] = await Promise.all([signUp(), shortClip()]);
    const clip = await submit(stranger, bytes);
    const inLine = (data?: DocumentData) => data?.['status'] !== 'uploading';
    await waitUntil(`analyses/${clip}`, inLine, patienceMs);
    const arrived = Timestamp.now();
    await completed(stranger, clip);
    const { fromMs } = await ranOf(clip);
    const begun = await adminFirestore
      .collection('analyses')
      .where('started_at', '>', arrived)
      .where('started_at', '<', Timestamp.fromMillis(fromMs))
      .select('user_id')
      .get();
    const owners = new Set(crowd.map(({ uid }) => uid));
    const ofCrowd = begun.docs.filter((one) => owners.has(one.get('user_id')));
    console.log(`${ofCrowd.length} runs of the crowd began before the stranger’s`);
    // One of each, and those that had been sent to the workers, with one in front of them, by then.
    expect(ofCrowd.length).toBeLessThanOrEqual(crowd.length + workers + 1);
  });
});
