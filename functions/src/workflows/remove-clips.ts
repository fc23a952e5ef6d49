import { profiles } from '../contract/profiles/all.ts';
import { clipPrefix } from '../domain/video/object-paths.ts';
import type { Ports } from './ports.ts';

/** Removes the clips of those runs that were replaced or ended with no report that tells of them. */
export async function removeClips(
  ports: Pick<Ports, 'analyses' | 'bucket'>,
  analysisId: string,
  runIds: readonly string[],
): Promise<void> {
  const summary = (await ports.analyses.read(analysisId))?.summary;
  if (summary === undefined || profiles[summary.analysis_type].finds !== 'highlights') return;
  const { user_id: userId, status } = summary;
  const isVoid = status === 'failed' || status === 'cancelled';
  for (const runId of new Set(runIds)) {
    if (runId === summary.run_id && !isVoid) continue;
    await ports.bucket.removeAll(clipPrefix(userId, analysisId, { runId, attempt: null }));
  }
}
