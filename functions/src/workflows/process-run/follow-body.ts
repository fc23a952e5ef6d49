import { type BodyAbsence, planBody } from '../../domain/video/body-plan.ts';
import { fitsBody } from '../../domain/video/memory-budget.ts';
import { bodyAssetPath } from '../../domain/video/object-paths.ts';
import type { SecondLooks } from '../../signal/pose/other-people.ts';
import type { PoseTrack } from '../../signal/pose/pose-track.ts';
import type { FollowedDancers } from '../../signal/pose/tracks/follow-dancers.ts';
import type { Ports } from '../ports.ts';
import { followOneBody } from './follow-one-body.ts';
import { followSeveral } from './follow-several.ts';
import { type Following, landmarksFile, previewFile } from './following.ts';
import type { PipelineLimits } from './pipeline-limits.ts';
import { paramsOf, profileOf } from './run-profile.ts';

export interface FollowedBody {
  /** Null: no body was looked for, or several were. */
  track: PoseTrack | null;
  /** Null: several were not looked for. */
  several: FollowedDancers | null;
  /** Why nobody was. */
  absence: BodyAbsence | null;
  /** Who else was looked for; null where nobody was. */
  secondLooks: SecondLooks | null;
}

const nothing = { track: null, several: null, absence: null, secondLooks: null };
const without = (absence: BodyAbsence): FollowedBody => ({ ...nothing, absence });
export const noBody = without('not_asked_for');

/**
 * Finds the body, or each of several, in every Nth frame of the proxy in tmp, where the run asks for it. The
 * landmarks and a preview with skeletons drawn lie beside the video afterwards.
 */
export async function followBody(
  ports: Pick<Ports, 'bodyModel' | 'bucket' | 'logger' | 'media'>,
  limits: PipelineLimits,
  following: Following,
): Promise<FollowedBody> {
  const { run, workspace } = following;
  const { dancers } = profileOf(run);
  const plan = planBody(limits.body, profileOf(run), paramsOf(run));
  if (plan !== 'follow') return without(plan);
  if (!fitsBody(await workspace.memory(), limits.workerMemoryMib, dancers !== 1)) {
    return without('memory_short');
  }
  const found = await find(ports, limits, following, dancers);
  if (found === null) return without('not_installed');
  await keepAssets(ports, following);
  return { ...nothing, ...found };
}

async function find(
  { bodyModel, media }: Pick<Ports, 'bodyModel' | 'media'>,
  { body: { frameInterval } }: PipelineLimits,
  following: Following,
  dancers: number | null,
): Promise<Partial<FollowedBody> | null> {
  if (dancers === 1) {
    const finder = await bodyModel.open();
    return finder && followOneBody(media, frameInterval, finder, following);
  }
  const finder = await bodyModel.openAll();
  if (finder === null) return null;
  const options = { frameInterval, count: dancers };
  return { several: await followSeveral(media, options, finder, following) };
}

async function keepAssets(
  { bucket }: Pick<Ports, 'bucket'>,
  { run, workspace, signal }: Following,
): Promise<void> {
  for (const [file, asset, contentType] of [
    [landmarksFile, 'landmarks', 'application/gzip'],
    [previewFile, 'preview', 'video/mp4'],
  ] as const) {
    const target = bodyAssetPath(run.summary.user_id, run.analysisId, asset);
    await bucket.upload(workspace.path(file), target, { contentType, signal });
    await workspace.remove(file);
  }
}
