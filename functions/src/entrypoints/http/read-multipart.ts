import { Busboy } from '@fastify/busboy';
import { maxParamsLength, maxVideoPartBytes } from '../../contract/sessions.ts';
import { AppError } from '../../domain/errors.ts';

export interface VideoPart {
  fileName: string;
  /** As the part says it, without parameters; `text/plain` where it says none. */
  contentType: string;
  sizeBytes: number;
  /** Views of the body that was read, in order: its bytes are held once. */
  chunks: Uint8Array[];
}
export interface Multipart {
  fields: ReadonlyMap<string, string>;
  video: VideoPart;
}

/** More than a form of ours has: what is too many is told from what is unknown. */
const maxFields = 20;
/** Four bytes are the longest that a character takes. */
const maxFieldBytes = 4 * maxParamsLength;

/** The one video and the fields of a `multipart/form-data` body. Throws invalid_request or video_too_large. */
export function readMultipart(contentType: string | null, body: Buffer): Promise<Multipart> {
  const { promise, resolve, reject } = Promise.withResolvers<Multipart>();
  const fields = new Map<string, string>();
  const videos: VideoPart[] = [];
  const refuse = (path: string, message: string) => reject(invalid(path, message));
  const refuseBroken = () => refuse('', 'is cut off or is no multipart/form-data');
  const parser = openParser(contentType);

  parser.on('field', (name, value, _nameTruncated, isTruncated) => {
    if (isTruncated) refuse(name, 'is too long');
    if (name === 'video') refuse(name, 'must be a file');
    if (fields.has(name)) refuse(name, 'is given twice');
    fields.set(name, value);
  });
  parser.on('file', (name, file, fileName, _encoding, partType) => {
    const video = { fileName: fileName ?? '', contentType: partType, sizeBytes: 0, chunks: [] };
    if (name !== 'video') refuse(name, 'must not be a file: send the video as `video`');
    else if (videos.push(video) > 1) refuse(name, 'is given twice');
    file.on('data', collectInto(video));
    file.on('error', refuseBroken);
  });
  parser.on('fieldsLimit', () => refuse('', `has more than ${maxFields} fields`));
  parser.on('error', refuseBroken);
  parser.on('finish', () => {
    const [video] = videos;
    if (video === undefined) refuse('video', 'is missing');
    else if (video.sizeBytes === 0) refuse('video', 'is empty');
    else if (video.sizeBytes > maxVideoPartBytes) reject(tooLargeForRequest());
    else resolve({ fields, video });
  });
  parser.end(body);
  return promise;
}

function openParser(contentType: string | null) {
  if (!/^multipart\/form-data\s*;/i.test(contentType ?? '')) {
    throw invalid('', 'must be sent as multipart/form-data, with the file in `video`');
  }
  const limits = { fields: maxFields, fieldSize: maxFieldBytes, headerPairs: 20 };
  try {
    return new Busboy({ headers: { 'content-type': contentType ?? '' }, limits });
  } catch {
    throw invalid('', 'names no boundary in its Content-Type');
  }
}

function collectInto(video: { sizeBytes: number; chunks: Uint8Array[] }) {
  return (chunk: Uint8Array) => {
    video.chunks.push(chunk);
    video.sizeBytes += chunk.byteLength;
  };
}

function invalid(path: string, message: string): AppError {
  const what = path === '' ? 'The body' : `\`${path}\``;
  return new AppError('invalid_request', `${what} ${message}. Please correct the request.`, {
    issues: [{ path, message }],
  });
}

function tooLargeForRequest(): AppError {
  return new AppError(
    'video_too_large',
    `This route takes videos of up to ${maxVideoPartBytes / 1_000_000} MB. ` +
      'POST /api/v1/video/uploads takes larger ones: it answers where to upload them.',
  );
}
