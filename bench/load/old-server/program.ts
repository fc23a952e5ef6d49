import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, request } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { PROJECT_ID } from '../../../scripts/stack/command-environment.ts';
import { FUNCTIONS } from '../../../scripts/stack/paths.ts';
import { importBuilt } from '../own-process/built-functions.ts';

/**
 * What the servers did that Flokraft replaces, on today's ffmpeg arguments and measuring: the whole
 * video is read into memory inside the request and written to tmp besides, where it stays until the
 * reply; ffmpeg runs synchronously; the model is sent the whole source out of memory; the results
 * are kept in memory, and a document in Firestore. Nothing is wasted beyond that: the body is read
 * into one buffer of its declared size and sent from that same buffer by no SDK of the model's.
 */
const modelUrl = process.env['BENCH_MODEL_URL'] ?? '';
const ffmpegPath = process.env['BENCH_FFMPEG_PATH'] ?? '';
const mostOutputBytes = 256 * 2 ** 20;

const requireAsFunctions = createRequire(path.join(FUNCTIONS, 'package.json'));
const { initializeApp }: typeof import('firebase-admin/app') =
  requireAsFunctions('firebase-admin/app');
const { getFirestore }: typeof import('firebase-admin/firestore') = requireAsFunctions(
  'firebase-admin/firestore',
);
const { normaliseCommand } = await importBuilt<
  typeof import('../../../functions/src/domain/video/ffmpeg-arguments.ts')
>('domain/video/ffmpeg-arguments.js');
const { planDecoding } = await importBuilt<
  typeof import('../../../functions/src/domain/video/decoding-plan.ts')
>('domain/video/decoding-plan.js');
const { createMedia } = await importBuilt<
  typeof import('../../../functions/src/adapters/ffmpeg/create-media.ts')
>('adapters/ffmpeg/create-media.js');
const { measure } =
  await importBuilt<typeof import('../../../functions/src/signal/measure.ts')>('signal/measure.js');
const { createMotionMeter } = await importBuilt<
  typeof import('../../../functions/src/signal/motion/motion-meter.ts')
>('signal/motion/motion-meter.js');
const { createSoundMeter } = await importBuilt<
  typeof import('../../../functions/src/signal/onsets/sound-meter.ts')
>('signal/onsets/sound-meter.js');
const { signalFormat } =
  await importBuilt<typeof import('../../../functions/src/signal/signal-format.ts')>(
    'signal/signal-format.js',
  );

const media = createMedia({
  ffmpegPath,
  ffprobePath: null,
  searchPath: process.env['PATH'] ?? '',
  deployed: false,
});
const firestore = getFirestore(initializeApp({ projectId: PROJECT_ID }));
const results = new Map<string, unknown>();

async function analyse(incoming: IncomingMessage): Promise<string> {
  const video = await readWhole(incoming);
  const folder = await mkdtemp(path.join(tmpdir(), 'upload-'));
  const sessionId = randomUUID();
  const document = firestore.doc(`analyses/${sessionId}`);
  try {
    await document.set({ status: 'processing', timestamp: new Date() });
    const source = path.join(folder, 'source');
    await writeFile(source, video);
    const frames = await normalise(source, folder);
    const measured = await measureAll(frames, path.join(folder, 'sound'));
    await sendWhole(video);
    const text = JSON.stringify(measured);
    results.set(sessionId, { status: 'completed', text });
    await document.set({ status: 'completed', text, timestamp: new Date() });
    return sessionId;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readWhole(incoming: IncomingMessage): Promise<Buffer> {
  const body = Buffer.allocUnsafe(Number(incoming.headers['content-length']));
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.copy(body, length);
  }
  return body.subarray(0, length);
}

async function normalise(source: string, folder: string): Promise<Buffer> {
  const probed = await media.probe(source, new AbortController().signal);
  const { globalOptions, inputOptions, inputPath, outputs } = normaliseCommand({
    sourcePath: source,
    proxyPath: path.join(folder, 'proxy.mp4'),
    soundPath: path.join(folder, 'sound'),
    steadySoundPath: path.join(folder, 'steady-sound'),
    plan: planDecoding(probed, null),
    maxSeconds: 600,
  });
  const written = outputs.flatMap(({ options, path: to }) => [...options, to ?? 'pipe:1']);
  const options = ['-y', ...globalOptions, ...inputOptions, '-i', inputPath, ...written];
  const { status, stdout, stderr, error } = spawnSync(ffmpegPath, options, {
    maxBuffer: mostOutputBytes,
  });
  if (status !== 0) throw new Error(`ffmpeg failed: ${error ?? stderr}`);
  return stdout;
}

async function measureAll(frames: Buffer, soundPath: string) {
  const { frameWidth, frameHeight } = signalFormat;
  const motion = createMotionMeter();
  const frameBytes = frameWidth * frameHeight;
  for (let start = 0; start + frameBytes <= frames.length; start += frameBytes) {
    motion.add(frames.subarray(start, start + frameBytes));
  }
  const sound = createSoundMeter();
  sound.add(await readFile(soundPath));
  return measure(motion.finish(), sound.finish());
}

function sendWhole(video: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'Content-Length': video.length };
    const sending = request(modelUrl, { method: 'POST', headers }, (reply) => {
      reply.resume().once('end', resolve);
    });
    sending.once('error', reject).end(video);
  });
}

const server = createServer((incoming, response) => {
  analyse(incoming).then(
    (sessionId) => response.end(JSON.stringify({ sessionId })),
    (error: unknown) => {
      response.writeHead(500).end(String(error));
    },
  );
});
process.on('disconnect', () => process.exit());
server.listen(0, '127.0.0.1', () => {
  process.on('message', () => process.send?.((server.address() as AddressInfo).port));
  process.send?.({ ready: true });
});
