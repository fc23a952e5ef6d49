import { type FileHandle, open } from 'node:fs/promises';
import { Agent } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import { failureOfNetwork } from './failures.ts';
import { type RemoteFile, readRemoteFile } from './file-state.ts';
import { apiVersion, callService, type GeminiService } from './gemini-service.ts';
import { failureOfStatus, readServiceError } from './refusals.ts';
import { type Reply, sendRequest } from './send-request.ts';
import { withinTime } from './time-limit.ts';

const startTimeoutMs = 30_000;
/** A multiple of 256 KiB, the protocol's granularity. */
const chunkBytes = 8 * 1024 * 1024;
const pieceBytes = 256 * 1024;
/** 70 KiB/s. */
const chunkTimeoutMs = 120_000;
/** A file exists once the last chunk is in, and only that reply names it: an abort awaits it. */
const lastReplyGraceMs = 500;

export interface LocalVideo {
  path: string;
  mimeType: string;
  /** Wished for: `files/` and up to 40 of [a-z0-9-]. The reply tells what it became. */
  name: string;
  displayName: string;
}

/**
 * Sends a file by the resumable protocol, a chunk at a time and never whole in memory.
 * Source: https://ai.google.dev/gemini-api/docs/files
 */
export async function uploadFile(
  service: GeminiService,
  video: LocalVideo,
  options: { signal: AbortSignal; onProgress(fraction: number): void },
): Promise<RemoteFile> {
  await using file = await open(video.path);
  const { size: sizeBytes } = await file.stat();
  const url = await openSession(service, video, sizeBytes, options.signal);
  const agent = new (url.startsWith('https:') ? SecureAgent : Agent)({ keepAlive: true });
  const buffer = Buffer.allocUnsafe(pieceBytes);
  try {
    for (let offset = 0; ; offset += chunkBytes) {
      const end = Math.min(offset + chunkBytes, sizeBytes);
      const isLast = end === sizeBytes;
      const { clock } = service;
      const limit = { clock, timeoutMs: chunkTimeoutMs, signal: options.signal };
      const reply = await withinTime(
        isLast ? { ...limit, abortGraceMs: lastReplyGraceMs } : limit,
        (signal) => sendChunk(url, { file, buffer, offset, end, isLast, agent, signal }),
      );
      options.onProgress(end / sizeBytes);
      if (isLast) return readRemoteFile(reply.body);
    }
  } finally {
    agent.destroy();
  }
}

async function openSession(
  service: GeminiService,
  video: LocalVideo,
  sizeBytes: number,
  signal: AbortSignal,
): Promise<string> {
  const reply = await callService(service, {
    kind: 'open_session',
    method: 'POST',
    path: `/upload/${apiVersion}/files`,
    headers: {
      'x-goog-upload-protocol': 'resumable',
      'x-goog-upload-command': 'start',
      'x-goog-upload-header-content-length': String(sizeBytes),
      'x-goog-upload-header-content-type': video.mimeType,
    },
    body: {
      file: { name: video.name, displayName: video.displayName, mimeType: video.mimeType },
    },
    timeoutMs: startTimeoutMs,
    signal,
  });
  const url = reply.headers['x-goog-upload-url'];
  if (typeof url !== 'string') throw failureOfNetwork('no x-goog-upload-url in the reply');
  return url;
}

interface Chunk {
  file: FileHandle;
  buffer: Buffer;
  /** Bytes of the file from `offset` up to, not including, `end`. */
  offset: number;
  end: number;
  isLast: boolean;
  agent: Agent;
  signal: AbortSignal;
}

async function sendChunk(url: string, chunk: Chunk): Promise<Reply> {
  const { offset, end, isLast, agent, signal } = chunk;
  const reply = await sendRequest({
    method: 'POST',
    url,
    headers: {
      'content-length': String(end - offset),
      'x-goog-upload-command': isLast ? 'upload, finalize' : 'upload',
      'x-goog-upload-offset': String(offset),
    },
    body: piecesOf(chunk),
    signal,
    agent,
  });
  if (reply.status !== 200) throw failureOfStatus('send_chunk', readServiceError(reply));
  return reply;
}

/** The chunk's bytes, each piece in the same buffer. */
async function* piecesOf({ file, buffer, offset, end }: Chunk): AsyncGenerator<Uint8Array> {
  for (let position = offset; position < end; ) {
    const length = Math.min(buffer.length, end - position);
    const { bytesRead } = await file.read(buffer, 0, length, position);
    if (bytesRead === 0) throw new Error('the file became shorter while it was sent');
    yield buffer.subarray(0, bytesRead);
    position += bytesRead;
  }
}
