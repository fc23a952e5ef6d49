import type { Measurements } from '../../contract/measurements.ts';
import type { BodyAssets } from '../../contract/prepared-video.ts';
import { type BodyAbsence, planBody, takesSeveral } from '../../domain/video/body-plan.ts';
import { fitsBody } from '../../domain/video/memory-budget.ts';
import { bodyAssetPath } from '../../domain/video/object-paths.ts';
import { lookedFor } from '../../domain/video/prepared-video.ts';
import type { SecondLooks } from '../../signal/pose/other-people.ts';
import type { PoseTrack } from '../../signal/pose/pose-track.ts';
import type { FollowedDancers, FollowOptions } from '../../signal/pose/tracks/follow-dancers.ts';
import type { Span } from '../../signal/spans.ts';
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
  /** Where it cannot be told whose a body is; null: nobody else was looked for. */
  indistinct: readonly Span[] | null;
  /** Whether points named whom to follow; null: there were none. */
  named: Measurements['dancers_named'];
  /** Why nobody was. */
  absence: BodyAbsence | null;
  /** Who else was looked for; null where nobody was. */
  secondLooks: SecondLooks | null;
  /** What lies beside the video of it; null where nothing was written. */
  assets: BodyAssets | null;
}

const nothing = {
  ...{ track: null, several: null, indistinct: null, named: null },
  ...{ absence: null, secondLooks: null, assets: null },
};
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
  const [profile, params] = [profileOf(run), paramsOf(run)];
  const plan = planBody(limits.body, profile, params);
  if (plan !== 'follow') return without(plan);
  const wanted = lookedFor(profile, params);
  const { dancers, points } = wanted;
  const named = points && { points: points.length, of_nobody: [] };
  const several = takesSeveral(wanted);
  if (!fitsBody(await workspace.memory(), limits.workerMemoryMib, several)) {
    return { ...without('memory_short'), named };
  }
  const found = several
    ? await findSeveral(ports, limits, following, { count: dancers, points })
    : await findOne(ports, limits, following);
  if (found === null) return { ...without('not_installed'), named };
  return { ...nothing, ...found, assets: await keepAssets(ports, following) };
}

type Finding = Pick<Ports, 'bodyModel' | 'media'>;

async function findOne(
  { bodyModel, media }: Finding,
  { body: { frameInterval } }: PipelineLimits,
  following: Following,
): Promise<Partial<FollowedBody> | null> {
  const finder = await bodyModel.open();
  return finder && followOneBody(media, frameInterval, finder, following);
}

async function findSeveral(
  { bodyModel, media }: Finding,
  { body: { frameInterval } }: PipelineLimits,
  following: Following,
  { count, points }: Pick<FollowOptions, 'count'> & Required<Pick<FollowOptions, 'points'>>,
): Promise<Partial<FollowedBody> | null> {
  const finder = await bodyModel.openAll();
  if (finder === null) return null;
  const several = await followSeveral(media, { frameInterval, count, points }, finder, following);
  const { dancers, indistinct, ofNobody } = several;
  const named = points && { points: points.length, of_nobody: ofNobody };
  // Of several the one who is named is followed as one who is alone.
  const ofOne = { track: dancers[0]?.track ?? null, indistinct, named };
  return count === 1 ? ofOne : { several, indistinct, named };
}

async function keepAssets(
  { bucket }: Pick<Ports, 'bucket'>,
  { run, workspace, signal }: Following,
): Promise<BodyAssets> {
  const assets: BodyAssets = { landmarks: null, preview: null };
  for (const [file, asset, contentType] of [
    [landmarksFile, 'landmarks', 'application/gzip'],
    [previewFile, 'preview', 'video/mp4'],
  ] as const) {
    const target = bodyAssetPath(run.summary.user_id, run.analysisId, asset);
    const options = { contentType, signal };
    const { generation } = await bucket.upload(workspace.path(file), target, options);
    assets[asset] = generation;
    await workspace.remove(file);
  }
  return assets;
}
