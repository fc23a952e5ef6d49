import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { errorReplies } from './error-bodies.ts';
import { type AnswerChange, type Misbehaviour, refuse, type Step } from './misbehaviour.ts';
import {
  type GenerateBody,
  piecesOfText,
  soundAnswer,
  soundContent,
  streamAnswer,
} from './model-answer.ts';
import { createStoredFiles, readText, type StoredFile } from './stored-files.ts';

export const standInKey = 'stand-in-key';

export interface GeminiStandIn {
  baseUrl: string;
  /** Files that are stored now, by name. */
  files: ReadonlyMap<string, StoredFile>;
  deleted: readonly StoredFile[];
  /** Every request to the model, decoded. */
  asked: readonly GenerateBody[];
  /** How often each step was requested. */
  countOf(step: Step): number;
  /** Resolves when the step is requested for the nth time, at once if it has been. */
  reached(step: Step, count?: number): Promise<void>;
  /** The next `times` requests of this step get this instead of their reply. */
  misbehave(step: Step, misbehaviour: Misbehaviour, times?: number): void;
  /** States of a file: at the upload's end, then at each files.get; the last one stays. */
  filesPassThrough(states: readonly string[]): void;
  /** The service chooses the files' names itself, as if it did not know that one may be wished. */
  ignoreNames(ignores: boolean): void;
  /** Quotes a key that it refuses. */
  repeatKey(repeats: boolean): void;
  /** Forgets a file, as the service does by itself after 48 h. */
  expire(name: string): void;
  /** Asked at each request that nothing else is planned for. */
  misbehaveAtRandom(choose: ((step: Step) => Misbehaviour | null) | null): void;
  misbehavedAt(step: Step): number;
  /** Changes what the model answers. */
  answerWith(change: AnswerChange): void;
  close(): Promise<void>;
}

export interface StandInOptions {
  port?: number;
  /** Such as `/gemini`: below a path, as a gateway serves it. */
  basePath?: string;
  /** Answers requests of /control. */
  control?: (
    standIn: GeminiStandIn,
    request: IncomingMessage,
    response: ServerResponse,
  ) => Promise<void>;
}

/** A server that speaks Gemini's wire protocol: Files API and streamed generateContent. */
export async function startGeminiStandIn({
  port = 0,
  basePath = '',
  control,
}: StandInOptions = {}): Promise<GeminiStandIn> {
  let baseUrl = '';
  const files = createStoredFiles(() => baseUrl);
  const asked: GenerateBody[] = [];
  const seen: Step[] = [];
  const planned: { step: Step; misbehaviour: Misbehaviour }[] = [];
  const waiting: { step: Step; count: number; resolve: () => void }[] = [];
  const misbehaved: Step[] = [];
  let repeatsKey = false;
  let change: AnswerChange = {};
  let choose: ((step: Step) => Misbehaviour | null) | null = null;
  const countOf = (step: Step) => seen.filter((other) => other === step).length;

  function arrive(step: Step): Misbehaviour | undefined {
    seen.push(step);
    for (const wait of waiting) if (countOf(wait.step) >= wait.count) wait.resolve();
    const index = planned.findIndex((plan) => plan.step === step);
    const misbehaviour =
      index < 0 ? (choose?.(step) ?? undefined) : planned.splice(index, 1)[0]?.misbehaviour;
    if (misbehaviour) misbehaved.push(step);
    return misbehaviour;
  }

  async function generate(
    request: IncomingMessage,
    response: ServerResponse,
    once: AnswerChange,
  ): Promise<void> {
    const body = JSON.parse(await readText(request)) as GenerateBody;
    asked.push(body);
    const uri = body.contents[0]?.parts[0]?.fileData?.fileUri ?? '';
    const name = uri.slice(`${baseUrl}/v1beta/`.length);
    if (once.forgetsFile) files.expire(name);
    const file = files.live.get(name);
    if (file === undefined) refuse(errorReplies.fileGone(name))(request, response);
    else if (file.state !== 'ACTIVE') refuse(errorReplies.fileNotActive(name))(request, response);
    else {
      const { spell = null, ...changes } = { ...change, ...once };
      const spelled = spell && { pieces: piecesOfText(spell(soundContent(body))) };
      await streamAnswer(response, { ...soundAnswer(body), ...spelled, ...changes });
    }
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', baseUrl);
    if (!url.pathname.startsWith(basePath)) {
      refuse(errorReplies.modelUnknown)(request, response);
      return;
    }
    url.pathname = url.pathname.slice(basePath.length);
    if (control && url.pathname === '/control') return control(standIn, request, response);
    const uploadId = url.searchParams.get('upload_id');
    if (uploadId === null && request.headers['x-goog-api-key'] !== standInKey) {
      const key = repeatsKey ? String(request.headers['x-goog-api-key']) : '';
      refuse(errorReplies.invalidKey(key))(request, response);
      return;
    }
    const step = stepOf(request.method, url);
    const misbehaviour = step && arrive(step);
    let once: AnswerChange = {};
    if (misbehaviour) {
      const goesOn = await misbehaviour(request, response);
      if (goesOn === undefined) return;
      once = goesOn;
    }
    const name = url.pathname.slice('/v1beta/'.length);
    if (once.forgetsFile) files.expire(name);
    switch (step) {
      case 'start':
        return files.start(request, response);
      case 'chunk':
        return files.chunk(request, response, uploadId ?? '');
      case 'get':
        return files.get(request, response, name);
      case 'delete':
        return files.remove(request, response, name);
      case 'generate':
        return generate(request, response, once);
      case null:
        refuse(errorReplies.modelUnknown)(request, response);
    }
  }

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}${basePath}`;

  const standIn: GeminiStandIn = {
    baseUrl,
    files: files.live,
    deleted: files.deleted,
    asked,
    countOf,
    reached(step, count = 1) {
      if (countOf(step) >= count) return Promise.resolve();
      return new Promise((resolve) => waiting.push({ step, count, resolve }));
    },
    misbehave(step, misbehaviour, times = 1) {
      for (let time = 0; time < times; time += 1) planned.push({ step, misbehaviour });
    },
    filesPassThrough: files.passThrough,
    ignoreNames: files.ignoreNames,
    expire: files.expire,
    repeatKey(next) {
      repeatsKey = next;
    },
    misbehaveAtRandom(next) {
      choose = next;
    },
    misbehavedAt: (step) => misbehaved.filter((other) => other === step).length,
    answerWith(next) {
      change = next;
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return standIn;
}

function stepOf(method: string | undefined, url: URL): Step | null {
  if (method === 'POST' && url.pathname === '/upload/v1beta/files') {
    return url.searchParams.has('upload_id') ? 'chunk' : 'start';
  }
  if (/^\/v1beta\/files\/[\w-]+$/.test(url.pathname)) {
    return method === 'GET' ? 'get' : method === 'DELETE' ? 'delete' : null;
  }
  const streams = /^\/v1beta\/models\/gemini-[\w.-]+:streamGenerateContent$/.test(url.pathname);
  return method === 'POST' && streams && url.searchParams.get('alt') === 'sse' ? 'generate' : null;
}
