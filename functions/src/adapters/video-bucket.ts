import { EventEmitter } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  ApiError,
  type Bucket,
  type File,
  type GetFilesOptions,
  type GetFilesResponse,
  IdempotencyStrategy,
  RETRYABLE_ERR_FN_DEFAULT,
  Storage,
} from '@google-cloud/storage';
import { between } from '../domain/accounts/walk.ts';
import { AppError } from '../domain/errors.ts';
import { tooLarge, videoGone } from '../domain/video/check-video.ts';
import {
  allPrefix,
  objectPrefix,
  parseObjectPath,
  userPrefix,
} from '../domain/video/object-paths.ts';
import { describeObject, uploadMark } from '../domain/video/stored-object.ts';
import type { KeptVideo, VideoBucket } from '../workflows/ports/video-bucket.ts';
import { askUploadProgress } from './upload-progress.ts';

export interface BucketOptions {
  projectId: string;
  bucketName: string;
  /** Such as `http://127.0.0.1:9199`; null: Google's. */
  emulatorUrl: string | null;
}

/** teeny-request, below the SDK, puts 11 on the stream of each transfer: no leak, but 10 are warned of. */
EventEmitter.defaultMaxListeners = 20;

const mostUploadTries = 3;

/** Videos in Cloud Storage; nothing is ever held whole in memory, but what came so. */
export function createVideoBucket(options: BucketOptions): VideoBucket {
  const { projectId, bucketName, emulatorUrl } = options;
  const storage = new Storage({
    projectId,
    // All that we do to an object may be done twice: removing, and writing the same bytes.
    retryOptions: { idempotencyStrategy: IdempotencyStrategy.RetryAlways },
    ...(emulatorUrl && { apiEndpoint: emulatorUrl }),
  });
  const bucket = storage.bucket(bucketName);
  const stat: VideoBucket['stat'] = async (objectPath) => {
    const metadata = await missingAsNull(bucket.file(objectPath).getMetadata());
    return metadata === null ? null : describeObject(metadata[0]);
  };

  return {
    async openUpload({ objectPath, contentType, sizeBytes, origin }) {
      const [url] = await bucket.file(objectPath).createResumableUpload({
        metadata: { contentType, contentLength: sizeBytes, metadata: uploadMark },
        preconditionOpts: { ifGenerationMatch: 0 },
        ...(origin !== null && { origin }),
      });
      return { url, headers: { 'Content-Type': contentType } };
    },

    // The emulator takes the question for an upload of nothing.
    uploadProgress: (url) =>
      emulatorUrl === null ? askUploadProgress(url) : Promise.resolve(null),

    stat,

    async download(objectPath, toPath, { maxBytes, generation, signal, onProgress }) {
      const file = bucket.file(objectPath, generation === undefined ? {} : { generation });
      const sizeBytes = await sizeOf(file, generation);
      const capped = capBytes(maxBytes, (bytes) => onProgress(bytes / Math.max(1, sizeBytes)));
      await pipeline(file.createReadStream(), capped, createWriteStream(toPath), { signal });
    },

    async upload(fromPath, objectPath, { contentType, signal }) {
      // The SDK tries nothing again that it was given as a stream.
      for (let tries = 1; ; tries += 1) {
        const file = bucket.file(objectPath);
        const target = file.createWriteStream({ resumable: false, metadata: { contentType } });
        try {
          await pipeline(createReadStream(fromPath), target, { signal });
          return describeObject(file.metadata);
        } catch (error) {
          const isPassing = RETRYABLE_ERR_FN_DEFAULT(error as ApiError);
          if (signal.aborted || tries === mostUploadTries || !isPassing) throw error;
        }
      }
    },

    async write(objectPath, chunks, { contentType }) {
      const file = bucket.file(objectPath);
      const options = {
        resumable: false,
        metadata: { contentType, metadata: uploadMark },
        preconditionOpts: { ifGenerationMatch: 0 },
      };
      try {
        await file.save(() => Readable.from(slices(chunks)), options);
        return describeObject(file.metadata);
      } catch (error) {
        const existing = isTaken(error) ? await stat(objectPath) : null;
        if (existing === null) throw error;
        return existing;
      }
    },

    async readText(objectPath, maxBytes) {
      const chunks: Buffer[] = [];
      let total = 0;
      const reading = async () => {
        for await (const chunk of bucket.file(objectPath).createReadStream()) {
          total += chunk.length;
          if (total > maxBytes) return null;
          chunks.push(chunk);
        }
        return Buffer.concat(chunks).toString('utf8');
      };
      return missingAsNull(reading());
    },

    async writeText(objectPath, text) {
      await bucket
        .file(objectPath)
        .save(text, { resumable: false, contentType: 'application/json' });
    },

    async remove(objectPath, generation) {
      const precondition = generation === undefined ? {} : { ifGenerationMatch: generation };
      try {
        await bucket.file(objectPath).delete({ ignoreNotFound: true, ...precondition });
      } catch (error) {
        if (!isTaken(error)) throw error;
      }
    },

    async removeAll(prefix) {
      const [files] = await bucket.getFiles({ prefix });
      await Promise.all(files.map((file) => file.delete({ ignoreNotFound: true })));
    },

    async videosFrom(from, least) {
      const kept = new Map<string, KeptVideo>();
      let last: KeptVideo | null = null;
      let query: GetFilesOptions | null = {
        prefix: allPrefix,
        ...(from !== '' && { startOffset: from }),
      };
      while (query !== null) {
        const page: GetFilesResponse = await bucket.getFiles({ ...query, autoPaginate: false });
        for (const file of page[0]) {
          const owner = parseObjectPath(file.name);
          // The emulator begins at the beginning.
          if (owner === null || file.name < from) continue;
          if (last !== null && last.userId !== owner.userId && kept.size >= least) {
            const next = between(userPrefix(last.userId), userPrefix(owner.userId));
            return { items: [...kept.values()], next };
          }
          const prefix = objectPrefix(owner.userId, owner.analysisId);
          const changedAt = new Date(file.metadata.updated ?? 0);
          const known = kept.get(prefix);
          last = known && known.changedAt > changedAt ? known : { ...owner, changedAt };
          kept.set(prefix, last);
        }
        query = page[1] as GetFilesOptions | null;
      }
      return { items: [...kept.values()], next: null };
    },

    async playbackUrl(objectPath, expiresAt) {
      if (emulatorUrl !== null) return emulatedPlaybackUrl(emulatorUrl, bucket, objectPath);
      const [url] = await bucket
        .file(objectPath)
        .getSignedUrl({ version: 'v4', action: 'read', expires: expiresAt });
      return url;
    },
  };
}

const notFound = 404;
const preconditionFailed = 412;

/** Another generation is there than the one that was named; none, by 0. */
const isTaken = (error: unknown) => error instanceof ApiError && error.code === preconditionFailed;

/** What TLS encrypts at once, it copies at once. */
const sliceBytes = 256 * 1024;

function* slices(chunks: readonly Uint8Array[]): Generator<Uint8Array> {
  for (const chunk of chunks) {
    for (let start = 0; start < chunk.byteLength; start += sliceBytes) {
      yield chunk.subarray(start, start + sliceBytes);
    }
  }
}

async function missingAsNull<T>(request: Promise<T>): Promise<T | null> {
  try {
    return await request;
  } catch (error) {
    if (error instanceof ApiError && error.code === notFound) return null;
    throw error;
  }
}

async function sizeOf(file: File, generation: string | undefined): Promise<number> {
  const metadata = await missingAsNull(file.getMetadata());
  if (metadata === null || (generation && String(metadata[0].generation) !== generation)) {
    throw generation === undefined ? videoGone() : replaced();
  }
  return Number(metadata[0].size);
}

/** The next attempt looks at what is there by then. */
function replaced(): AppError {
  return new AppError('internal', 'The video was replaced or removed while it was read.', {
    retryable: true,
  });
}

/** The size in the metadata is a promise; what arrives is counted. */
function capBytes(maxBytes: number, onBytes: (total: number) => void): Transform {
  let total = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      total += chunk.length;
      if (total > maxBytes) {
        done(tooLarge(maxBytes));
        return;
      }
      onBytes(total);
      done(null, chunk);
    },
  });
}

/** The emulator holds no key to sign with; this route of its own serves the bytes instead. */
function emulatedPlaybackUrl(emulatorUrl: string, bucket: Bucket, objectPath: string): string {
  const name = encodeURIComponent(objectPath);
  return `${emulatorUrl}/download/storage/v1/b/${bucket.name}/o/${name}?alt=media`;
}
