import { objectPrefix } from '../domain/video/object-paths.ts';
import { forgetEach } from './forget-copies.ts';
import type { Ports } from './ports.ts';

type CleanUpPorts = Pick<
  Ports,
  'analyses' | 'analyzer' | 'bucket' | 'clock' | 'logger' | 'operations'
>;

/** Removes whatever a deleted analysis left: reports too, since TTL deletes only the document. */
export async function cleanUpAnalysis(
  ports: CleanUpPorts,
  analysisId: string,
  userId: string,
): Promise<void> {
  if ((await ports.analyses.read(analysisId)) !== null) return;
  await ports.analyses.remove(analysisId);
  await ports.bucket.removeAll(objectPrefix(userId, analysisId));
  await removeRemains(ports, analysisId);
}

/**
 * Of a deleted analysis, the copies at the model's side and what lies below its document. Its work
 * goes last, since it alone tells of those copies.
 */
export async function removeRemains(ports: CleanUpPorts, analysisId: string): Promise<void> {
  const work = await ports.analyses.readWork(analysisId);
  const copies = [work?.modelCopy ?? null, ...(work?.abandonedCopies ?? [])];
  const { failure } = await forgetEach(
    ports,
    copies.filter((copy) => copy !== null),
  );
  if (failure) throw failure.reason;
  await ports.analyses.removeWork(analysisId);
  await ports.operations.forget(analysisId);
  ports.logger.info('cleaned_up', { analysisId });
}
