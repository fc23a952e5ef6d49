import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { LOCAL_HOST } from '../../../scripts/stack/ports.ts';
import { findFfmpeg } from '../find-ffmpeg.ts';
import type { MemoryGroup } from '../own-process/memory-group.ts';
import { makeScratchFolder } from '../own-process/scratch-folder.ts';
import { startProcess } from '../own-process/start-process.ts';

const program = path.join(import.meta.dirname, 'program.ts');
const endNoticedMs = 5_000;

export interface OldServer {
  processId: number;
  tmpFolder: string;
  /** `completed`, `killed` or `failed: why`: what the request came to. */
  upload(videoPath: string): Promise<string>;
  stop(): Promise<void>;
}

/** The old way in a process of its own; the model's side, in this one, discards what it is sent. */
export async function startOldServer(group: MemoryGroup | null): Promise<OldServer> {
  const model = createServer((incoming, response) => {
    incoming.resume().once('end', () => response.end('{}'));
  });
  await new Promise<void>((resolve) => model.listen(0, LOCAL_HOST, resolve));
  const { port: modelPort } = model.address() as AddressInfo;
  const tmp = makeScratchFolder('tmpfs');
  const release = () => {
    model.close();
    model.closeAllConnections();
    tmp.remove();
  };
  try {
    const child = await startProcess(program, {
      environment: {
        ...process.env,
        BENCH_MODEL_URL: `http://${LOCAL_HOST}:${modelPort}`,
        BENCH_FFMPEG_PATH: await findFfmpeg(),
      },
      tmpFolder: tmp.path,
      group,
    });
    const port = await child.ask<number>({});
    return {
      processId: child.processId,
      tmpFolder: tmp.path,
      async upload(videoPath) {
        try {
          return await post(port, videoPath);
        } catch (error) {
          // The connection breaks before the process's end is noticed.
          const end = await Promise.race([child.whenEnded, sleep(endNoticedMs)]);
          if (end?.killed === true) return 'killed';
          throw end ?? error;
        }
      },
      async stop() {
        await child.stop();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

async function post(port: number, videoPath: string): Promise<string> {
  const { size } = await stat(videoPath);
  const headers = { 'Content-Length': size, 'Content-Type': 'video/mp4' };
  const sending = request({ host: LOCAL_HOST, port, method: 'POST', headers, agent: false });
  const answered = new Promise<string>((resolve, reject) => {
    sending.once('error', reject).once('response', (reply) => {
      const ended = (body: string) =>
        resolve(reply.statusCode === 200 ? 'completed' : `failed: ${body}`);
      text(reply).then(ended, reject);
    });
  });
  await Promise.all([answered, pipeline(createReadStream(videoPath), sending)]);
  return answered;
}
