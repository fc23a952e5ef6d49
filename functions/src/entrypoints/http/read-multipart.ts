import { Busboy } from '@fastify/busboy';
import { maxParamsLength, maxVideoPartBytes } from '../../contract/sessions.ts';
import { AppError } from '../../domain/errors.ts';
import { invalidRequest, issueAt } from '../../domain/requests/invalid-request.ts';

export interface VideoPart {
  fileName: string;
  /** As the part says it, without parameters; `text/plain` where it says none. */
  contentType: string;
  sizeBytes: number;
  /** Views of the body that was read, in order: its bytes are held once. */
  chunks: readonly Uint8Array[];
}
export interface Multipart {
  fields: ReadonlyMap<string, string>;
  video: VideoPart;
}

/** More than a form of ours has: what is too many is told from what is unknown. */
const maxFields = 20;
/** The second one is refused by its name. */
const maxFiles = 2;
/** Four bytes are the longest that a character takes. */
const maxFieldBytes = 4 * maxParamsLength;
/** Of one part; the parser itself reads on, and keeps no more. */
const maxHeaderBytes = 4 * 1024;
/** So much is parsed in one go: 800 parts, where it is all boundaries of 5 bytes. */
const sliceBytes = 4 * 1024;
/** And so much before others are served. */
const turnBytes = 64 * 1024;
/** Neither a field nor the headers of a part may be longer, and behind them something is to come. */
const maxQuietBytes = 2 * (maxFieldBytes + maxHeaderBytes);

/**
 * The one video and the fields of a `multipart/form-data` body, which is read no further than to what
 * is wrong with it, others being served meanwhile. Throws invalid_request or video_too_large.
 */
export async function readMultipart(contentType: string | null, body: Buffer): Promise<Multipart> {
  const parser = openParser(contentType);
  const form = collectForm(parser, body);
  const [multipart] = await Promise.all([form.whole, feed(parser, body, form)]);
  return multipart;
}

type Parser = ReturnType<typeof openParser>;
interface Form {
  /** Rejects with the first thing that is wrong. */
  whole: Promise<Multipart>;
  /** How often something of it was seen to begin or to go on. */
  signs(): number;
  isRefused(): boolean;
  refuse(path: string, message: string): void;
}

function collectForm(parser: Parser, body: Buffer): Form {
  const { promise, resolve, reject } = Promise.withResolvers<Multipart>();
  const fields = new Map<string, string>();
  const videos: ArrivingVideo[] = [];
  let signs = 0;
  let isRefused = false;
  const end = (refusal: AppError) => {
    isRefused = true;
    reject(refusal);
  };
  const refuse = (path: string, message: string) => end(invalid(path, message));
  const refuseBroken = () => refuse('', 'is cut off or is no multipart/form-data');
  const refuseMany = () => refuse('', `has more than ${maxFields} fields`);

  parser.on('field', (name, value, _nameTruncated, isTruncated) => {
    signs += 1;
    if (isTruncated) refuse(name, 'is too long');
    if (name === 'video') refuse(name, 'must be a file');
    if (fields.has(name)) refuse(name, 'is given twice');
    fields.set(name, value);
  });
  parser.on('file', (name, file, fileName, _encoding, partType) => {
    const video: ArrivingVideo = {
      ...{ fileName: fileName ?? '', contentType: partType },
      ...{ sizeBytes: 0, startsAt: null, pieces: [] },
    };
    if (name !== 'video') refuse(name, 'must not be a file: send the video as `video`');
    else if (videos.push(video) > 1) refuse(name, 'is given twice');
    file.on('data', (chunk: Buffer) => {
      signs += 1;
      addTo(video, chunk, body);
    });
    file.on('error', refuseBroken);
  });
  for (const limit of ['fieldsLimit', 'filesLimit', 'partsLimit'] as const) {
    parser.on(limit, refuseMany);
  }
  parser.on('error', refuseBroken);
  parser.on('finish', () => {
    const [video] = videos;
    if (video === undefined) refuse('video', 'is missing');
    else if (video.sizeBytes === 0) refuse('video', 'is empty');
    else if (video.sizeBytes > maxVideoPartBytes) end(tooLargeForRequest());
    else resolve({ fields, video: asPart(video, body) });
  });
  return { whole: promise, signs: () => signs, isRefused: () => isRefused, refuse };
}

/** In slices, up to the end or to what is wrong. */
async function feed(parser: Parser, body: Buffer, form: Form): Promise<void> {
  let signs = form.signs();
  let quietBytes = 0;
  for (let start = 0; start < body.byteLength; start += sliceBytes) {
    parser.write(body.subarray(start, start + sliceBytes));
    if (start % turnBytes === 0) await letOthersRun();
    quietBytes = form.signs() === signs ? quietBytes + sliceBytes : 0;
    signs = form.signs();
    if (quietBytes > maxQuietBytes) {
      form.refuse('', 'holds a field, or headers of a part, that are too long');
    }
    if (form.isRefused()) return;
  }
  parser.end();
}

const letOthersRun = () => new Promise<void>((resolve) => setImmediate(resolve));

function openParser(contentType: string | null) {
  if (!/^multipart\/form-data\s*;/i.test(contentType ?? '')) {
    throw invalid('', 'must be sent as multipart/form-data, with the file in `video`');
  }
  const limits = {
    parts: maxFields + maxFiles,
    fields: maxFields,
    files: maxFiles,
    fieldSize: maxFieldBytes,
    headerPairs: 20,
    headerSize: maxHeaderBytes,
  };
  try {
    return new Busboy({ headers: { 'content-type': contentType ?? '' }, limits });
  } catch {
    throw invalid('', 'names no boundary in its Content-Type');
  }
}

interface ArrivingVideo {
  fileName: string;
  contentType: string;
  sizeBytes: number;
  /** Where in the body; null as long as nothing but copies were seen of it. */
  startsAt: number | null;
  pieces: Buffer[];
}

/** The parser copies what may be a boundary that goes on in the next slice; the rest are views. */
function addTo(video: ArrivingVideo, piece: Buffer, body: Buffer): void {
  const at = piece.byteOffset - body.byteOffset;
  const isView = piece.buffer === body.buffer && at >= 0 && at < body.byteLength;
  if (isView) video.startsAt ??= at - video.sizeBytes;
  if (video.startsAt === null) video.pieces.push(piece);
  video.sizeBytes += piece.byteLength;
}

function asPart(video: ArrivingVideo, body: Buffer): VideoPart {
  const { startsAt, pieces, ...part } = video;
  const isSeen = startsAt !== null;
  return {
    ...part,
    chunks: isSeen ? [body.subarray(startsAt, startsAt + part.sizeBytes)] : pieces,
  };
}

const invalid = (path: string, predicate: string): AppError =>
  invalidRequest(issueAt(path === '' ? [] : [path], predicate));

export function tooLargeForRequest(): AppError {
  return new AppError(
    'video_too_large',
    `This route takes videos of up to ${maxVideoPartBytes / 1_000_000} MB. ` +
      'POST /api/v1/video/uploads takes larger ones: it answers where to upload them.',
  );
}
