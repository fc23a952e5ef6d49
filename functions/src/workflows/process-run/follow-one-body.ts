import { frameStep } from '../../domain/video/body-frames.ts';
import { drawSkeleton } from '../../domain/video/draw-skeleton.ts';
import { landmarkColumns, landmarkRows } from '../../domain/video/landmark-rows.ts';
import { paintOver } from '../../domain/video/paint-over.ts';
import { bodyBox } from '../../signal/pose/body-box.ts';
import { followOne } from '../../signal/pose/follow-one.ts';
import { type SecondLooks, watchForOthers } from '../../signal/pose/other-people.ts';
import type { PoseTrack } from '../../signal/pose/pose-track.ts';
import { recordPoses } from '../../signal/pose/record-poses.ts';
import type { BodyFinder } from '../ports/body-model.ts';
import type { Media } from '../ports/media.ts';
import { type Following, landmarksFile, lookedAt, previewFile } from './following.ts';

/** Follows the clearest body; landmarks and preview are in tmp afterwards. */
export async function followOneBody(
  media: Media,
  frameInterval: number,
  finder: BodyFinder,
  following: Following,
): Promise<{ track: PoseTrack; secondLooks: SecondLooks }> {
  const { workspace, signal, onProgress, cutSeconds } = following;
  const { proxyPath, proxy, frameRate, size } = await lookedAt(media, following);
  const step = frameStep(frameRate, frameInterval);
  const body = followOne(size);
  const cuts = passing(cutSeconds);
  const others = watchForOthers(size);
  const withoutBody = new Uint8Array(3 * size.width * size.height);
  const poses = recordPoses(proxy.width / proxy.height);
  const rows = workspace.writeGzip(landmarksFile);
  await rows.write(landmarkColumns);
  try {
    await media.redraw({
      ...{ proxyPath, previewPath: workspace.path(previewFile) },
      ...{ frameRate, step, size, signal, seconds: proxy.durationSeconds },
      async onFrame(frame, index) {
        const seconds = (index * step) / frameRate;
        if (cuts.passed(seconds)) body.restart();
        const pose = body.next((region) => finder.find(frame, size, region));
        poses.add(seconds, pose);
        const box = others.isDue(seconds) ? bodyBox(pose, size) : null;
        if (box !== null) {
          paintOver(frame, size, box, withoutBody);
          others.look(seconds, (region) => finder.find(withoutBody, size, region));
        }
        await rows.write(landmarkRows(index * step, seconds, pose));
        drawSkeleton(frame, size, pose);
        onProgress(seconds / Math.max(1, proxy.durationSeconds), 'Following the body');
      },
    });
  } finally {
    await rows.close();
  }
  return { track: poses.finish(), secondLooks: others.finish() };
}

/** Of rising times, whether one of these moments lies between the last one asked of and this. */
function passing(moments: readonly number[]) {
  let next = 0;
  return {
    passed(seconds: number): boolean {
      const before = next;
      while (next < moments.length && (moments[next] ?? 0) <= seconds) next++;
      return next > before;
    },
  };
}
