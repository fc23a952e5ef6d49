import { Readable } from 'node:stream';
import { type VideoSource, videoType } from './video-source.ts';

/** Opens an https address. Throws an error with the HTTP status as its `code` where it refuses. */
export async function openUrl(
  url: string,
  fetchUrl: typeof fetch,
  signal: AbortSignal,
): Promise<VideoSource> {
  // A redirect could lead into the operator's own network.
  const reply = await fetchUrl(url, { signal, redirect: 'error' });
  const type = reply.headers.get('content-type') ?? '';
  if (!reply.ok || reply.body === null || type.startsWith('text/html')) {
    await reply.body?.cancel();
    const status = reply.ok || reply.status === 410 ? 404 : reply.status;
    throw Object.assign(new Error(`its server answered ${reply.status}`), { code: status });
  }
  const length = reply.headers.get('content-length');
  return {
    stream: Readable.fromWeb(reply.body),
    sizeBytes: length === null ? null : Number(length),
    contentType: videoType(type, new URL(url).pathname),
  };
}
