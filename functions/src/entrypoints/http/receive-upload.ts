import type { App } from '../../app.ts';
import type { SessionForm } from '../../contract/sessions.ts';
import { contentTypeOf } from '../../domain/content-type.ts';
import { AppError } from '../../domain/errors.ts';
import type { Found } from '../../workflows/ports.ts';
import { receiveVideo } from '../../workflows/receive-video.ts';
import { readMultipart } from './read-multipart.ts';
import type { Incoming } from './route.ts';
import { asCreateRequest, termsOf } from './session-request.ts';

/**
 * Reads a multipart upload and makes a session of it; `readForm` makes a form of its fields, `params`
 * read as JSON. Nothing of the body is held when it returns.
 */
export async function receiveUpload(
  { ports, config }: App,
  incoming: Pick<Incoming<unknown, unknown, unknown>, 'caller' | 'header' | 'takeBody'>,
  readForm: (fields: Record<string, unknown>) => SessionForm,
): Promise<Found> {
  const { fields, video } = await readMultipart(
    incoming.header('Content-Type'),
    incoming.takeBody(),
  );
  const form = readForm(valuesOf(fields));
  const declared = { contentType: contentTypeOf(video), sizeBytes: video.sizeBytes };
  const request = asCreateRequest(form, declared, incoming.header('Idempotency-Key'));
  const { chunks } = video;
  const session = termsOf(form, config);
  return receiveVideo(ports, config, incoming.caller, request, { chunks, session });
}

/** A form sends what was left empty as an empty text. */
function valuesOf(fields: ReadonlyMap<string, string>): Record<string, unknown> {
  const given = [...fields].filter(([, text]) => text !== '');
  return Object.fromEntries(
    given.map(([name, text]) => [name, name === 'params' ? parseParams(text) : text]),
  );
}

function parseParams(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const issue = { path: 'params', message: 'must be JSON' };
    throw new AppError('invalid_request', '`params` must be JSON, such as {"trim": {…}}.', {
      issues: [issue],
    });
  }
}
