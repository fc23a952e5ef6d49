import { pipeline } from 'node:stream/promises';
import type { Storage } from 'firebase-admin/storage';
import type { Video } from '../../functions/src/contract/summary.ts';
import { limitBytes, TooLarge } from './limit-bytes.ts';
import { openUrl } from './open-url.ts';
import type { Copy } from './plan-copy.ts';
import { type VideoSource, videoType } from './video-source.ts';

type Bucket = ReturnType<Storage['bucket']>;
type StoredFile = ReturnType<Bucket['file']>;

/** `unavailable` is for good; after `unreachable` a later run may succeed. */
export type CopyOutcome =
  | { kind: 'copied'; video: Video; generation: string }
  | { kind: 'unavailable' | 'unreachable'; reason: string };

export interface CopySettings {
  target: Bucket;
  /** Other buckets may hold what no user of this project should see: only these are read. */
  readable: readonly Bucket[];
  maxBytes: number;
  timeoutMs: number;
  fetch: typeof fetch;
}

export type CopyVideo = (copy: Copy) => Promise<CopyOutcome>;

/** Streams an old video into the project's bucket; nothing is kept of one that breaks off. */
export function createVideoCopier(settings: CopySettings): CopyVideo {
  const { target, readable, maxBytes, timeoutMs } = settings;

  return async ({ from, to }) => {
    const held = from.object && readable.find(({ name }) => name === from.object?.bucket);
    const file = target.file(to);
    try {
      const signal = AbortSignal.timeout(timeoutMs);
      const source =
        held && from.object
          ? await openObject(held.file(from.object.path))
          : from.url
            ? await openUrl(from.url, settings.fetch, signal)
            : null;
      if (source === null) {
        return unavailable(`the bucket ${from.object?.bucket} is not read: see --from-bucket`);
      }
      if ((source.sizeBytes ?? 0) > maxBytes) {
        source.stream.destroy();
        return tooLarge(maxBytes);
      }
      const sink = file.createWriteStream({ resumable: false, contentType: source.contentType });
      await pipeline(source.stream, limitBytes(maxBytes), sink, { signal });
      return await describe(file, source.contentType);
    } catch (error) {
      if (error instanceof TooLarge) return tooLarge(maxBytes);
      const code = error instanceof Error && 'code' in error ? error.code : null;
      if (code === 404) return unavailable('the video is gone');
      if (code === 401 || code === 403) return unavailable('the video may not be read');
      const reason = error instanceof Error ? error.message : String(error);
      return { kind: 'unreachable', reason };
    }
  };
}

async function openObject(file: StoredFile): Promise<VideoSource> {
  const [metadata] = await file.getMetadata();
  return {
    stream: file.createReadStream(),
    sizeBytes: Number(metadata.size),
    contentType: videoType(metadata.contentType ?? '', file.name),
  };
}

async function describe(file: StoredFile, contentType: string): Promise<CopyOutcome> {
  const [metadata] = await file.getMetadata();
  return {
    kind: 'copied',
    generation: String(metadata.generation),
    video: {
      object_path: file.name,
      content_type: contentType,
      size_bytes: Number(metadata.size),
      duration_seconds: null,
      width: null,
      height: null,
      frame_rate: null,
      has_audio: null,
    },
  };
}

const unavailable = (reason: string): CopyOutcome => ({ kind: 'unavailable', reason });
const tooLarge = (maxBytes: number): CopyOutcome =>
  unavailable(`the video is larger than ${Math.floor(maxBytes / 1_000_000)} MB`);
