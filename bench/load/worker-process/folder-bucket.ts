import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { VideoBucket } from '../../../functions/src/workflows/ports/video-bucket.ts';

/**
 * A folder in the bucket's place: the Storage emulator takes at most 130 MB a request. It streams,
 * as the bucket does; of the objects it knows no more than a worker asks.
 */
export function createFolderBucket(folder: string): VideoBucket {
  const pathOf = (objectPath: string) => path.join(folder, objectPath);
  const refuse = (what: string) => () => Promise.reject(new Error(`A worker does not ${what}.`));
  const describe = async (objectPath: string) => {
    const { size: sizeBytes } = await stat(pathOf(objectPath));
    return {
      path: objectPath,
      contentType: 'video/mp4',
      sizeBytes,
      generation: '1',
      uploaded: true,
    };
  };
  return {
    openUpload: refuse('open uploads'),
    uploadProgress: refuse('follow uploads'),
    write: refuse('receive videos'),
    playbackUrl: refuse('play videos'),
    videosFrom: refuse('sweep'),
    stat: (objectPath) => describe(objectPath).catch(() => null),
    async download(objectPath, toPath, { maxBytes, signal, onProgress }) {
      const { size } = await stat(pathOf(objectPath));
      let read = 0;
      const counted = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          read += chunk.length;
          onProgress(read / Math.max(1, size));
          done(read > maxBytes ? new Error('The video is larger than allowed.') : null, chunk);
        },
      });
      const source = createReadStream(pathOf(objectPath));
      await pipeline(source, counted, createWriteStream(toPath), { signal });
    },
    async upload(fromPath, objectPath, { signal }) {
      await mkdir(path.dirname(pathOf(objectPath)), { recursive: true });
      const target = createWriteStream(pathOf(objectPath));
      await pipeline(createReadStream(fromPath), target, { signal });
      return describe(objectPath);
    },
    readText: (objectPath) => readFile(pathOf(objectPath), 'utf8').catch(() => null),
    writeText: (objectPath, text) => writeFile(pathOf(objectPath), text),
    remove: (objectPath) => rm(pathOf(objectPath), { force: true }),
    removeAll: (prefix) => rm(pathOf(prefix), { recursive: true, force: true }),
  };
}
