import { bodyFrameSize, frameStep } from '../../domain/video/body-frames.ts';
import { type BodyAbsence, planBody } from '../../domain/video/body-plan.ts';
import { drawSkeleton } from '../../domain/video/draw-skeleton.ts';
import { landmarkColumns, landmarkRows } from '../../domain/video/landmark-rows.ts';
import { fitsBody } from '../../domain/video/memory-budget.ts';
import { bodyAssetPath } from '../../domain/video/object-paths.ts';
import { paintOver } from '../../domain/video/paint-over.ts';
import { bodyBox } from '../../signal/pose/body-box.ts';
import { followOne } from '../../signal/pose/follow-one.ts';
import { type SecondLooks, watchForOthers } from '../../signal/pose/other-people.ts';
import type { PoseTrack } from '../../signal/pose/pose-track.ts';
import { recordPoses } from '../../signal/pose/record-poses.ts';
import type { BodyFinder } from '../ports/body-model.ts';
import type { Workspace } from '../ports/workspaces.ts';
import type { Ports } from '../ports.ts';
import type { ClaimedRun } from './claim-run.ts';
import type { PipelineLimits } from './pipeline-limits.ts';
import { paramsOf, profileOf } from './run-profile.ts';
import type { OnProgress } from './run-stages.ts';

export interface FollowedBody {
  /** Null: no body was looked for. */
  track: PoseTrack | null;
  /** Why not. */
  absence: BodyAbsence | null;
  /** Who else was looked for; null where nobody was. */
  secondLooks: SecondLooks | null;
}

const without = (absence: BodyAbsence): FollowedBody => ({
  track: null,
  absence,
  secondLooks: null,
});
export const noBody = without('not_asked_for');

interface Following {
  run: ClaimedRun;
  workspace: Workspace;
  signal: AbortSignal;
  onProgress: OnProgress;
  /** When one shot was cut to the next, ascending: whoever was followed is not in it. */
  cutSeconds: readonly number[];
}

/**
 * Finds the body in every Nth frame of the proxy in tmp, where the run asks for it. The landmarks and
 * a preview with the skeleton drawn lie beside the video afterwards.
 */
export async function followBody(
  ports: Pick<Ports, 'bodyModel' | 'bucket' | 'logger' | 'media'>,
  limits: PipelineLimits,
  following: Following,
): Promise<FollowedBody> {
  const { run, workspace } = following;
  const plan = planBody(limits.body, profileOf(run), paramsOf(run));
  if (plan !== 'follow') return without(plan);
  if (!fitsBody(await workspace.memory(), limits.workerMemoryMib)) {
    return without('memory_short');
  }
  const finder = await ports.bodyModel.open();
  if (finder === null) return without('not_installed');
  const found = await findBodies(ports, limits.body.frameInterval, finder, following);
  for (const [file, asset, contentType] of [
    [landmarksFile, 'landmarks', 'application/gzip'],
    [previewFile, 'preview', 'video/mp4'],
  ] as const) {
    const target = bodyAssetPath(run.summary.user_id, run.analysisId, asset);
    await ports.bucket.upload(workspace.path(file), target, {
      contentType,
      signal: following.signal,
    });
    await workspace.remove(file);
  }
  return { ...found, absence: null };
}

const landmarksFile = 'landmarks.csv.gz';
const previewFile = 'preview.mp4';

async function findBodies(
  { media }: Pick<Ports, 'media'>,
  frameInterval: number,
  finder: BodyFinder,
  { workspace, signal, onProgress, cutSeconds }: Following,
): Promise<Pick<FollowedBody, 'track' | 'secondLooks'>> {
  const proxyPath = workspace.path('proxy.mp4');
  const proxy = await media.probe(proxyPath, signal);
  const frameRate = proxy.picture.densestFrameRate ?? usualFrameRate;
  const step = frameStep(frameRate, frameInterval);
  const size = bodyFrameSize(proxy);
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

/** Of a proxy of a single picture: what `normalise` gives at most. */
const usualFrameRate = 30;
