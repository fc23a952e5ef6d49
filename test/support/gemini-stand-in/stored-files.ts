import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { errorReplies } from './error-bodies.ts';
import { refuse, sendJson } from './misbehaviour.ts';

const granularityBytes = 256 * 1024;
const lifetimeMs = 48 * 60 * 60 * 1000;
/** https://ai.google.dev/api/files#File: at most 40 of these, no dash at either end. */
const permittedName = /^files\/(?=.{1,40}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

export interface StoredFile {
  /** `files/<id>` */
  name: string;
  displayName: string;
  mimeType: string;
  sizeBytes: number;
  sha256: string;
  state: string;
  expiresAtMs: number;
}
interface Session {
  name: string;
  displayName: string;
  mimeType: string;
  declaredBytes: number;
  receivedBytes: number;
  hash: ReturnType<typeof createHash>;
}

/** The Files API: resumable uploads in chunks, states, deletion. Keeps a digest, not the bytes. */
export function createStoredFiles(baseUrl: () => string) {
  const sessions = new Map<string, Session>();
  const live = new Map<string, StoredFile>();
  const deleted: StoredFile[] = [];
  /** The state at the upload's end, then at each files.get; the last one stays. */
  let states: readonly string[] = ['PROCESSING', 'PROCESSING', 'ACTIVE'];
  const ahead = new Map<string, string[]>();
  let ignoresNames = false;

  function resource(file: StoredFile) {
    return {
      name: file.name,
      displayName: file.displayName,
      mimeType: file.mimeType,
      sizeBytes: String(file.sizeBytes),
      sha256Hash: Buffer.from(file.sha256, 'hex').toString('base64'),
      uri: `${baseUrl()}/v1beta/${file.name}`,
      state: file.state,
      expirationTime: new Date(file.expiresAtMs).toISOString(),
      source: 'UPLOADED',
      ...(file.state === 'FAILED' && { error: { code: 13, message: 'processing failed' } }),
    };
  }

  async function start(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { file } = JSON.parse(await readText(request)) as {
      file: { name?: string; displayName: string; mimeType: string };
    };
    const { headers } = request;
    const declaredBytes = Number(headers['x-goog-upload-header-content-length']);
    if (
      headers['x-goog-upload-protocol'] !== 'resumable' ||
      headers['x-goog-upload-command'] !== 'start' ||
      headers['x-goog-upload-header-content-type'] !== file.mimeType ||
      !(declaredBytes > 0)
    ) {
      refuse(errorReplies.invalidUpload('Invalid upload start.'))(request, response);
      return;
    }
    const id = randomUUID();
    const wished = ignoresNames ? undefined : file.name;
    const name = wished ?? `files/${id.slice(0, 12)}`;
    if (!permittedName.test(name)) {
      refuse(errorReplies.invalidUpload('Invalid resource name.'))(request, response);
      return;
    }
    if (live.has(name)) {
      refuse(errorReplies.fileExists(name))(request, response);
      return;
    }
    sessions.set(id, {
      ...file,
      name,
      declaredBytes,
      receivedBytes: 0,
      hash: createHash('sha256'),
    });
    sendJson(
      response,
      200,
      {},
      {
        'x-goog-upload-url': `${baseUrl()}/upload/v1beta/files?upload_id=${id}`,
        'x-goog-upload-status': 'active',
        'x-goog-upload-chunk-granularity': String(granularityBytes),
      },
    );
  }

  async function chunk(
    request: IncomingMessage,
    response: ServerResponse,
    id: string,
  ): Promise<void> {
    const session = sessions.get(id);
    const command = request.headers['x-goog-upload-command'];
    const offset = Number(request.headers['x-goog-upload-offset']);
    if (session === undefined || offset !== session.receivedBytes) {
      refuse(errorReplies.invalidUpload('Unknown session or wrong offset.'))(request, response);
      return;
    }
    for await (const bytes of request as AsyncIterable<Buffer>) {
      session.hash.update(bytes);
      session.receivedBytes += bytes.length;
    }
    const sizeBytes = session.receivedBytes;
    if (command === 'upload' && sizeBytes % granularityBytes === 0) {
      sendJson(response, 200, {}, { 'x-goog-upload-status': 'active' });
      return;
    }
    if (command !== 'upload, finalize' || sizeBytes !== session.declaredBytes) {
      refuse(errorReplies.invalidUpload('Wrong size.'))(request, response);
      return;
    }
    sessions.delete(id);
    const [state = 'ACTIVE', ...rest] = states;
    const { name, displayName, mimeType } = session;
    const sha256 = session.hash.digest('hex');
    const file = {
      name,
      displayName,
      mimeType,
      sizeBytes,
      sha256,
      state,
      expiresAtMs: Date.now() + lifetimeMs,
    };
    live.set(name, file);
    ahead.set(name, rest);
    sendJson(response, 200, { file: resource(file) }, { 'x-goog-upload-status': 'final' });
  }

  function get(request: IncomingMessage, response: ServerResponse, name: string): void {
    const file = live.get(name);
    if (file === undefined) {
      refuse(errorReplies.fileGone(name))(request, response);
      return;
    }
    file.state = ahead.get(name)?.shift() ?? file.state;
    sendJson(response, 200, resource(file));
  }

  function remove(request: IncomingMessage, response: ServerResponse, name: string): void {
    const file = live.get(name);
    if (file === undefined) {
      refuse(errorReplies.fileGone(name))(request, response);
      return;
    }
    live.delete(name);
    deleted.push(file);
    sendJson(response, 200, {});
  }

  return {
    live,
    deleted,
    passThrough(next: readonly string[]) {
      states = next;
    },
    ignoreNames(next: boolean) {
      ignoresNames = next;
    },
    /** Forgets a file as the service does after 48 h. */
    expire(name: string) {
      live.delete(name);
    },
    start,
    chunk,
    get,
    remove,
  };
}

export async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
