import { randomUUID } from 'node:crypto';
import { execa } from 'execa';
import { Timestamp } from 'firebase-admin/firestore';
import { beforeEach, describe, expect, it } from 'vitest';
import { reportSchema } from '../../functions/src/contract/report.ts';
import { summarySchema } from '../../functions/src/contract/summary.ts';
import { createVideoCopier } from '../../scripts/migrate/copy-video.ts';
import { type Migration, migrateDocuments } from '../../scripts/migrate/migrate-documents.ts';
import { readData } from '../../scripts/migrate/read-data.ts';
import { adminFirestore, bucket as defaultBucket } from '../support/admin-sdk.ts';

// A bucket of its own: in the default one, uploads that no analysis waits for are removed.
const target = defaultBucket.storage.bucket('demo-flokraft-migration.firebasestorage.app');
const oldBucket = defaultBucket.storage.bucket('demo-flokraft-old.appspot.com');
const videoBytes = Buffer.alloc(300_000, 'dance');
let collection = '';

beforeEach(() => {
  collection = `migration-${randomUUID()}`;
});

const old = (changes: object = {}) => ({
  user_id: 'migrated-uid',
  analysis_type: 'solo',
  dance_type: 'tango',
  status: 'completed',
  processed: true,
  timestamp: Timestamp.fromDate(new Date('2025-03-04T05:06:07Z')),
  text: 'Long legs.',
  scores: { technical_quality: 80 },
  ...changes,
});

async function write(data: object): Promise<string> {
  const { id } = await adminFirestore.collection(collection).add(data);
  return id;
}

async function storeVideo(): Promise<string> {
  const path = `uploads/${randomUUID()}.mov`;
  await oldBucket.file(path).save(videoBytes, {
    resumable: false,
    contentType: 'application/octet-stream',
    metadata: { metadata: { firebaseStorageDownloadTokens: 'a-token' } },
  });
  return path;
}

async function migrate(changes: Partial<Migration> = {}, fetchUrl: typeof fetch = fetch) {
  const said: string[] = [];
  const counts = await migrateDocuments({
    firestore: adminFirestore,
    collection,
    settings: { now: new Date(), scoreScale: 100 },
    copyVideo: createVideoCopier({
      target,
      readable: [target, oldBucket],
      maxBytes: 1_000_000,
      timeoutMs: 10_000,
      fetch: fetchUrl,
    }),
    apply: true,
    withoutUnreachableVideos: false,
    say: (line) => said.push(line),
    ...changes,
  });
  return { counts, said: said.join('\n') };
}

const stored = (id: string) => adminFirestore.collection(collection).doc(id);
async function summaryOf(id: string) {
  const [document] = (await adminFirestore.collection(collection).get()).docs.filter(
    (each) => each.id === id,
  );
  if (document === undefined) throw new Error(`${id} is gone.`);
  return summarySchema.strict().parse(readData(document));
}

describe('migrateDocuments', () => {
  it('changes nothing in a dry run, and counts what it would', async () => {
    const id = await write(old({ video_url: `gs://${oldBucket.name}/${await storeVideo()}` }));
    const { counts } = await migrate({ apply: false });
    expect(counts).toMatchObject({ read: 1, migrated: 1, reports: 1, videos: 1 });
    expect((await stored(id).get()).data()).toHaveProperty('text', 'Long legs.');
  });

  it('moves the text into a report', async () => {
    const id = await write(old());
    await migrate();
    expect(await summaryOf(id)).toMatchObject({ status: 'completed', run_id: 'migrated' });
    const [report, ...others] = (await stored(id).collection('reports').get()).docs;
    expect(others).toEqual([]);
    expect(report?.id).toBe('migrated');
    expect(report && reportSchema.strict().parse(readData(report)).text).toBe('Long legs.');
  });

  it('copies the video and remembers which object it accepted', async () => {
    const id = await write(old({ video_url: `gs://${oldBucket.name}/${await storeVideo()}` }));
    const { counts } = await migrate();
    expect(counts).toMatchObject({ videos: 1, withoutVideo: 0 });
    const { video } = await summaryOf(id);
    expect(video).toMatchObject({
      object_path: `videos/migrated-uid/${id}/source`,
      content_type: 'video/quicktime',
      size_bytes: videoBytes.byteLength,
    });
    const copy = target.file(video?.object_path ?? '');
    const [metadata] = await copy.getMetadata();
    expect((await copy.download())[0]).toEqual(videoBytes);
    const work = await stored(id).collection('private').doc('work').get();
    expect(work.data()).toMatchObject({
      dispatch: 0,
      source_generation: String(metadata.generation),
    });
  });

  it("leaves the old object's public download token behind", async () => {
    const id = await write(old({ video_url: `gs://${oldBucket.name}/${await storeVideo()}` }));
    await migrate();
    const [metadata] = await target.file(`videos/migrated-uid/${id}/source`).getMetadata();
    expect(JSON.stringify(metadata.metadata ?? {})).not.toContain('a-token');
  });

  it('copies a video from an address elsewhere', async () => {
    const id = await write(old({ video_url: 'https://videos.example/a.webm' }));
    await migrate({}, async () => new Response(videoBytes));
    expect((await summaryOf(id)).video).toMatchObject({
      content_type: 'video/webm',
      size_bytes: videoBytes.byteLength,
    });
  });

  it('brings a document over without a video that is gone', async () => {
    const id = await write(
      old({
        status: 'failed: odd',
        text: null,
        scores: null,
        video_url: `gs://${oldBucket.name}/none.mp4`,
      }),
    );
    const { counts, said } = await migrate();
    expect(counts).toMatchObject({ migrated: 1, videos: 0, withoutVideo: 1 });
    expect(said).toContain(`${id}: without video: the video is gone`);
    expect(await summaryOf(id)).toMatchObject({ video: null, error: { retryable: false } });
  });

  it('reads no bucket that it was not told to', async () => {
    await write(old({ video_url: `gs://${defaultBucket.name}/secret.mp4` }));
    const { counts, said } = await migrate();
    expect(counts).toMatchObject({ migrated: 1, withoutVideo: 1 });
    expect(said).toContain('--from-bucket');
  });

  it('keeps nothing of a video that turns out too large', async () => {
    const id = await write(old({ video_url: 'https://videos.example/a.mp4' }));
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(200_000)),
    });
    const { said } = await migrate({}, async () => new Response(endless));
    expect(said).toContain('larger than 1 MB');
    expect((await summaryOf(id)).video).toBeNull();
    expect((await target.file(`videos/migrated-uid/${id}/source`).exists())[0]).toBe(false);
  });

  it('leaves a document whose video cannot be reached for a later run', async () => {
    const id = await write(old({ video_url: 'https://videos.example/a.mp4' }));
    const unreachable = async () => new Response('', { status: 503 });
    const first = await migrate({}, unreachable);
    expect(first.counts).toMatchObject({ migrated: 0, left: 1 });
    expect((await stored(id).get()).data()).toHaveProperty('text');
    const second = await migrate({ withoutUnreachableVideos: true }, unreachable);
    expect(second.counts).toMatchObject({ migrated: 1, left: 0, withoutVideo: 1 });
  });

  it('changes nothing when it is run again', async () => {
    const id = await write(old());
    await migrate();
    const before = (await stored(id).get()).updateTime;
    expect((await migrate()).counts).toMatchObject({ read: 1, newAlready: 1, migrated: 0 });
    expect((await stored(id).get()).updateTime).toEqual(before);
  });

  it('goes on where a killed run stopped', async () => {
    for (let index = 0; index < 4; index += 1) {
      await write(old({ video_url: `https://videos.example/${index}.mp4` }));
    }
    let copies = 0;
    const dying = async () => {
      copies += 1;
      if (copies === 3) throw new Error('killed');
      return { kind: 'unavailable', reason: 'none' } as const;
    };
    await expect(migrate({ copyVideo: dying })).rejects.toThrow('killed');
    const { counts } = await migrate({}, async () => new Response(videoBytes));
    expect(counts).toMatchObject({ read: 4, newAlready: 2, migrated: 2, left: 0 });
  });

  it('reads more documents than one page holds', async () => {
    const batch = adminFirestore.batch();
    for (let index = 0; index < 120; index += 1) {
      batch.set(adminFirestore.collection(collection).doc(), old());
    }
    await batch.commit();
    expect((await migrate()).counts).toMatchObject({ read: 120, migrated: 120, reports: 120 });
  });

  it('does not overwrite what changed meanwhile', async () => {
    const id = await write(old({ video_url: 'https://videos.example/a.mp4' }));
    const { counts } = await migrate({
      copyVideo: async () => {
        await stored(id).update({ text: 'Edited meanwhile.' });
        return { kind: 'unavailable', reason: 'none' };
      },
    });
    expect(counts).toMatchObject({ migrated: 0, left: 1 });
    expect((await stored(id).get()).get('text')).toBe('Edited meanwhile.');
  });
});

describe('npm run migrate', () => {
  const run = (...argv: string[]) =>
    execa(process.execPath, ['scripts/migrate.ts', '--collection', collection, ...argv], {
      reject: false,
    });

  it('prints counts and writes nothing without --apply', async () => {
    const id = await write(old());
    const { exitCode, stdout } = await run();
    expect(exitCode).toBe(0);
    expect(stdout).toContain('1 to migrate: 1 with a report, 0 with a video, 1 without.');
    expect(stdout).toContain('Nothing was changed.');
    expect((await stored(id).get()).data()).toHaveProperty('text');
  });

  it('writes with --apply', async () => {
    const id = await write(old());
    const { exitCode, stdout } = await run('--apply');
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining('1 migrated: 1 with a report')]);
    expect((await summaryOf(id)).status).toBe('completed');
  });
});
