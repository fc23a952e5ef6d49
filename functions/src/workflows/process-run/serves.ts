import type { PreparedVideo } from '../../contract/prepared-video.ts';
import { takesSeveral } from '../../domain/video/body-plan.ts';
import { fitsBody, withProxy } from '../../domain/video/memory-budget.ts';
import { type Asked, reuseOf } from '../../domain/video/reuse.ts';
import type { Workspace } from '../ports/workspaces.ts';
import type { Ports } from '../ports.ts';
import type { ClaimedRun } from './claim-run.ts';
import type { PipelineLimits } from './pipeline-limits.ts';
import { findBodyAssets } from './prepared-video.ts';

/** Whether a run is told whole by what was kept. A model is opened only where it is all that hangs on it. */
export async function serves(
  { bodyModel, bucket }: Pick<Ports, 'bodyModel' | 'bucket'>,
  { workerMemoryMib }: PipelineLimits,
  { run, workspace }: { run: ClaimedRun; workspace: Workspace },
  kept: PreparedVideo,
  asked: Asked,
): Promise<boolean> {
  const reuse = reuseOf(kept, asked, await findBodyAssets(bucket, run));
  if (reuse !== 'unless_followed') return reuse === 'whole';
  const several = takesSeveral(asked.lookedFor);
  const proxy = { sizeBytes: kept.proxy.size_bytes, seconds: kept.duration_seconds };
  const memory = withProxy(await workspace.memory(), proxy);
  if (!fitsBody(memory, workerMemoryMib, several)) return true;
  const finder = several ? await bodyModel.openAll() : await bodyModel.open();
  return finder === null;
}
