import { dancerColours } from '../../contract/skeleton.ts';
import { frameStep, severalStep } from '../../domain/video/body-frames.ts';
import { drawSkeleton } from '../../domain/video/draw-skeleton.ts';
import { dancersColumns, landmarkRows } from '../../domain/video/landmark-rows.ts';
import { clothesOf } from '../../signal/pose/tracks/clothes.ts';
import {
  type FollowedDancers,
  type FollowOptions,
  followInSteps,
} from '../../signal/pose/tracks/follow-dancers.ts';
import type { Look } from '../../signal/pose/tracks/look.ts';
import { poseBetween } from '../../signal/pose/tracks/pose-between.ts';
import { leastBodyScore } from '../../signal/pose/tracks/sightings.ts';
import { inTurns } from '../in-turns.ts';
import type { BodiesFinder } from '../ports/body-model.ts';
import type { Media } from '../ports/media.ts';
import { type Following, landmarksFile, lookedAt, previewFile } from './following.ts';

/** Of the progress: the model's looks take most of the time, the preview what is left. */
const shareOfLooks = 0.8;

type Several = { frameInterval: number } & Pick<FollowOptions, 'count' | 'points'>;

/**
 * Follows each dancer, those at the points, else `count` of them or as many as are seen: first all looks, then, since only the whole
 * video tells who is who, landmarks and preview, which are in tmp afterwards.
 */
export async function followSeveral(
  media: Media,
  { frameInterval, count, points = null }: Several,
  finder: BodiesFinder,
  following: Following,
): Promise<FollowedDancers> {
  const { workspace, signal, onProgress, cutSeconds } = following;
  const { proxyPath, proxy, frameRate, size } = await lookedAt(media, following);
  const seconds = proxy.durationSeconds;
  const step = severalStep(frameRate, frameInterval);
  const share = (at: number) => at / Math.max(1, seconds);
  const looks: Look[] = [];
  await media.look({
    ...{ proxyPath, seconds, step, size, signal },
    async onFrame(frame, index) {
      const at = (index * step) / frameRate;
      const found = finder.findAll(frame, size).filter(({ score }) => score >= leastBodyScore);
      const bodies = found.map((body) => ({ ...body, clothes: clothesOf(frame, size, body.pose) }));
      looks.push({ seconds: at, bodies });
      onProgress(shareOfLooks * share(at), 'Following the dancers');
    },
  });
  const aspect = proxy.width / proxy.height;
  const followed = await inTurns(
    followInSteps(looks, { aspect, count, cutSeconds, points }),
    signal,
  );
  await writeLandmarks(following, followed, step);
  const drawnStep = frameStep(frameRate, frameInterval);
  await media.redraw({
    ...{ proxyPath, previewPath: workspace.path(previewFile) },
    ...{ frameRate, step: drawnStep, size, signal, seconds },
    async onFrame(frame, index) {
      const at = (index * drawnStep) / frameRate;
      for (const [dancer, { track }] of followed.dancers.entries()) {
        drawSkeleton(frame, size, poseBetween(track, at), dancerColours[dancer]);
      }
      onProgress(shareOfLooks + (1 - shareOfLooks) * share(at), 'Drawing the dancers');
    },
  });
  return followed;
}

async function writeLandmarks(
  { workspace }: Following,
  { dancers }: FollowedDancers,
  step: number,
): Promise<void> {
  const rows = workspace.writeGzip(landmarksFile);
  await rows.write(dancersColumns);
  const inTime = dancers
    .flatMap(({ sightings }, dancer) => sightings.map((one) => ({ ...one, bodyId: dancer + 1 })))
    .toSorted((one, other) => one.index - other.index || one.bodyId - other.bodyId);
  for (const { index, seconds, pose, bodyId } of inTime) {
    await rows.write(landmarkRows(index * step, seconds, pose, bodyId));
  }
  await rows.close();
}
