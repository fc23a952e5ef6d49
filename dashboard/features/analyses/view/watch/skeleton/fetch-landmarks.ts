import { call } from '../../../../../firebase/callables.ts';
import { type BodyTrack, readLandmarks } from './read-landmarks.ts';

/** The bodies of an analysis. Throws a Refusal with `not_found` where they are gone. */
export async function fetchLandmarks(
  analysisId: string,
  signal: AbortSignal,
): Promise<Map<number, BodyTrack>> {
  const { url } = await call('getVideoUrl', { analysisId, asset: 'landmarks' });
  const answer = await fetch(url, { signal });
  if (!answer.ok || answer.body === null) throw new Error(`The landmarks: ${answer.status}`);
  const rows = readLandmarks();
  const text = answer.body
    .pipeThrough(new DecompressionStream('gzip'))
    .pipeThrough(new TextDecoderStream());
  const reader = text.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return rows.finish();
    rows.add(value);
  }
}
