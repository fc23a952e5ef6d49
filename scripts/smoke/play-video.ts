import { getVideoUrlReply } from '../../functions/src/contract/callables.ts';
import { ask } from './ask.ts';
import { Finding } from './finding.ts';
import type { Limits } from './limits.ts';
import type { Target } from './target.ts';
import type { Visitor } from './visitor.ts';

const partBytes = 4_096;

/** A short-lived address of the video. */
export async function playbackUrl(
  { project }: Target,
  visitor: Visitor,
  analysisId: string,
  signal: AbortSignal,
): Promise<string> {
  const { result } = await visitor.call('getVideoUrl', { analysisId }, signal);
  const read = getVideoUrlReply.safeParse(result);
  if (read.success) return read.data.url;
  throw new Finding(
    'getVideoUrl gave no address.',
    `Is what runs there this version? Run \`npm run deploy -- ${project}\` again.`,
  );
}

/** Reads the first part of it, as a player does. */
export async function playPart(
  { project }: Target,
  url: string,
  { requestMs: limitMs }: Limits,
  signal: AbortSignal,
): Promise<string> {
  const range = `bytes=0-${partBytes - 1}`;
  const reply = await ask(url, { headers: { Range: range }, limitMs, signal });
  if (reply.status !== 206) {
    await reply.body?.cancel();
    throw new Finding(
      reply.ok
        ? 'The playback address gives no part of the video, but all of it: players could not seek.'
        : `The playback address is refused (HTTP ${reply.status}).`,
      `May the functions sign addresses, and read the bucket? Run \`npm run setup -- ${project}\`, which sets their roles, and try again in some minutes.`,
    );
  }
  const bytes = Buffer.from(await reply.arrayBuffer());
  // ISO/IEC 14496-12: an MP4 begins with a box of this name.
  if (bytes.byteLength === partBytes && bytes.toString('latin1', 4, 8) === 'ftyp') {
    return `${partBytes} bytes`;
  }
  throw new Finding(
    'What the playback address gives is no video.',
    `Run \`npm run deploy -- ${project}\` again, and read the log of processAnalysis.`,
  );
}

/** Whether the address still gives something. */
export async function isPlayable(
  url: string,
  { requestMs: limitMs }: Limits,
  signal: AbortSignal,
): Promise<boolean> {
  const reply = await ask(url, { headers: { Range: 'bytes=0-1' }, limitMs, signal });
  await reply.body?.cancel();
  return reply.ok;
}
