import { numberParam } from '../../contract/params.ts';
import type { PreparedVideo } from '../../contract/prepared-video.ts';
import type { Highlight } from '../../contract/report.ts';
import { pickHighlights } from '../../domain/highlights/pick-highlights.ts';
import type { Judgement } from '../../domain/judging/judgement.ts';
import { clipPrefix } from '../../domain/video/object-paths.ts';
import type { Workspace } from '../ports/workspaces.ts';
import type { Ports } from '../ports.ts';
import type { ClaimedRun } from './claim-run.ts';
import { paramsOf, profileOf } from './run-profile.ts';
import type { OnProgress } from './run-stages.ts';

/** What the run's profile asks for, if it does, by the measurements and, where a model judged, its marks. */
export function findHighlights(
  run: ClaimedRun,
  { measurements, duration_seconds: durationSeconds }: PreparedVideo,
  judgement: Judgement,
): Highlight[] {
  const profile = profileOf(run);
  const params = paramsOf(run);
  if (profile.finds !== 'highlights') return [];
  return pickHighlights({
    durationSeconds,
    measurements,
    danceType: run.summary.dance_type,
    judged: judgement.analyzer.startsWith('gemini:') ? judgement.segments : [],
    count: numberParam(profile, params, 'count'),
    minSeconds: numberParam(profile, params, 'min_seconds'),
    maxSeconds: numberParam(profile, params, 'max_seconds'),
  });
}

/**
 * Cuts and uploads a clip of each. They bear the name of run and attempt: a worker that lost its run
 * can neither overwrite nor remove another's. Tmp holds one at a time beside the proxy, by when the
 * source is gone: a clip is as long as `max_seconds` may be (120), 51 MB at the proxy's rate, where a
 * worker has room for the pictures of the largest source.
 */
export async function cutHighlights(
  { bucket, media }: Pick<Ports, 'bucket' | 'media'>,
  run: ClaimedRun,
  workspace: Workspace,
  highlights: readonly Highlight[],
  options: { proxyPath: () => Promise<string>; signal: AbortSignal; onProgress: OnProgress },
): Promise<void> {
  const { signal, onProgress } = options;
  for (let attempt = 1; attempt < run.attempt; attempt++) {
    await bucket.removeAll(clipsOf(run, attempt));
  }
  for (const { clip, start_seconds: startSeconds, end_seconds: endSeconds } of highlights) {
    onProgress((clip - 1) / highlights.length, `Cutting clip ${clip} of ${highlights.length}`);
    const proxyPath = await options.proxyPath();
    const clipPath = workspace.path(clipFile);
    await media.cut({ proxyPath, clipPath, startSeconds, endSeconds, signal });
    const target = `${clipsOf(run, run.attempt)}${clip}`;
    await bucket.upload(clipPath, target, { contentType: 'video/mp4', signal });
    await workspace.remove(clipFile);
  }
}

const clipFile = 'clip.mp4';

/** The prefix of an attempt's clips. */
export function clipsOf({ summary, analysisId, runId }: ClaimedRun, attempt: number): string {
  return clipPrefix(summary.user_id, analysisId, { runId, attempt });
}
