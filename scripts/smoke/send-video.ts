import type { z } from 'zod';
import { createAnalysisReply } from '../../functions/src/contract/callables.ts';
import { SAMPLE_TYPE } from '../start/upload-sample.ts';
import { ask } from './ask.ts';
import { Finding } from './finding.ts';
import type { Limits } from './limits.ts';
import type { Target } from './target.ts';
import type { Visitor } from './visitor.ts';

const openedSchema = createAnalysisReply.required({ upload: true });
export type Opened = z.infer<typeof openedSchema>;

/** Announces a video, as a page of the site. */
export async function openUpload(
  { origin, project }: Target,
  visitor: Visitor,
  sizeBytes: number,
  signal: AbortSignal,
): Promise<Opened> {
  const request = {
    analysisType: SAMPLE_TYPE,
    title: 'Smoke test',
    video: { contentType: 'video/mp4', sizeBytes },
  };
  const { result, reply } = await visitor.call('createAnalysis', request, signal);
  const allowed = reply.headers.get('access-control-allow-origin');
  if (allowed !== origin) {
    throw new Finding(
      `createAnalysis does not answer pages of ${origin} (CORS: ${allowed ?? 'nobody'}).`,
      `Look at ALLOWED_ORIGINS in functions/.env.${project}, then deploy again.`,
    );
  }
  const opened = openedSchema.safeParse(result);
  if (opened.success) return opened.data;
  throw new Finding(
    'createAnalysis gave no upload session.',
    `Is what runs there this version? Run \`npm run deploy -- ${project}\` again.`,
  );
}

/** Sends the bytes as a browser does, which asks first whether it may. */
export async function sendVideo(
  { origin, project }: Target,
  { url, method, headers }: Opened['upload'],
  body: Uint8Array<ArrayBuffer>,
  { requestMs, uploadMs }: Limits,
  signal: AbortSignal,
): Promise<void> {
  const advice = `Run \`npm run setup -- ${project}\`, which sets the bucket's CORS and roles, and try again in some minutes.`;
  const requireAllowed = (reply: Response, what: string) => {
    const allowed = reply.headers.get('access-control-allow-origin');
    if (allowed === origin || allowed === '*') return;
    throw new Finding(
      `The bucket ${what} pages of ${origin}: browsers cannot upload (CORS: ${allowed ?? 'nobody'}).`,
      advice,
    );
  };
  const asking = {
    Origin: origin,
    'Access-Control-Request-Method': method,
    'Access-Control-Request-Headers': Object.keys(headers).join(',').toLowerCase(),
  };
  const preflight = await ask(url, {
    method: 'OPTIONS',
    headers: asking,
    limitMs: requestMs,
    signal,
  });
  requireAllowed(preflight, 'does not let in');
  const reply = await ask(url, {
    method,
    headers: { ...headers, Origin: origin },
    body,
    limitMs: uploadMs,
    signal,
  });
  if (!reply.ok) {
    const words = (await reply.text()).replaceAll(/\s+/g, ' ').slice(0, 200);
    throw new Finding(`The bucket refuses the upload (HTTP ${reply.status}): ${words}`, advice);
  }
  requireAllowed(reply, 'does not answer');
}
