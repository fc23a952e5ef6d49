import type { App } from '../../app.ts';
import type { SessionForm } from '../../contract/sessions.ts';
import { contentTypeOf } from '../../contract/video-types.ts';
import { invalidRequest, issueAt } from '../../domain/requests/invalid-request.ts';
import type { Found } from '../../workflows/ports/analysis-store.ts';
import { receiveVideo } from '../../workflows/receive-video.ts';
import { collectGarbageOf } from './collect-garbage-of.ts';
import { type Multipart, readMultipart } from './read-multipart.ts';
import { requireReadable } from './read-request.ts';
import type { Incoming } from './route.ts';
import { asCreateRequest, termsOf } from './session-request.ts';

type UploadRequest = Pick<Incoming<unknown, unknown, unknown>, 'caller' | 'header' | 'takeBody'>;

/**
 * Reads a multipart upload and makes a session of it; `readForm` makes a form of its fields, `params`
 * read as JSON. Nothing of the body is held when it returns.
 */
export async function receiveUpload(
  app: App,
  incoming: UploadRequest,
  readForm: (fields: Record<string, unknown>) => SessionForm,
): Promise<Found> {
  const body = incoming.takeBody();
  try {
    const upload = await readMultipart(incoming.header('Content-Type'), body);
    return await receive(app, incoming, upload, readForm);
  } finally {
    setImmediate(collectGarbageOf, { byteLength: body.byteLength });
  }
}

async function receive(
  { ports, config }: App,
  { caller, header }: UploadRequest,
  { fields, video }: Multipart,
  readForm: (fields: Record<string, unknown>) => SessionForm,
): Promise<Found> {
  const form = readForm(valuesOf(fields));
  const { contentType: type, fileName: name, sizeBytes } = video;
  const declared = { contentType: contentTypeOf({ type, name }) ?? type, sizeBytes };
  const request = asCreateRequest(form, declared, header('Idempotency-Key'));
  const session = termsOf(form, config);
  return receiveVideo(ports, config, caller, request, { chunks: video.chunks, session });
}

/** A form sends what was left empty as an empty text. */
function valuesOf(fields: ReadonlyMap<string, string>): Record<string, unknown> {
  const given = [...fields].filter(([, text]) => text !== '');
  return Object.fromEntries(
    given.map(([name, text]) => [name, name === 'params' ? parseParams(text) : text]),
  );
}

function parseParams(text: string): unknown {
  return requireReadable(parse(text));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidRequest(issueAt(['params'], 'must be JSON, such as {"landmarks": true}'));
  }
}
