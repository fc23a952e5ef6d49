import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { GzipFile } from '../workflows/ports/workspaces.ts';

/** Fails where the file cannot be written, at the latest when it is closed. */
export function createGzipFile(path: string): GzipFile {
  const gzip = createGzip();
  const written = pipeline(gzip, createWriteStream(path));
  // Told to whoever writes next or closes.
  written.catch(() => {});
  return {
    async write(text) {
      if (!gzip.write(text)) await Promise.race([once(gzip, 'drain'), written]);
    },
    async close() {
      gzip.end();
      await written;
    },
  };
}
