import { objectPrefix } from '../domain/video/object-paths.ts';
import { forgetEach } from './forget-copies.ts';
import type { Ports } from './ports.ts';

/**
 * Removes whatever a deleted analysis left: reports (TTL deletes only the document), objects, copies
 * at the model's side. Its work goes last, since it alone tells of those copies.
 */
export async function cleanUpAnalysis(
  ports: Pick<Ports, 'analyses' | 'analyzer' | 'bucket' | 'clock' | 'logger'>,
  analysisId: string,
  userId: string,
): Promise<void> {
  if ((await ports.analyses.read(analysisId)) !== null) return;
  await ports.analyses.remove(analysisId);
  await ports.bucket.removeAll(objectPrefix(userId, analysisId));
  const work = await ports.analyses.readWork(analysisId);
  const copies = [work?.modelCopy ?? null, ...(work?.abandonedCopies ?? [])];
  const { failure } = await forgetEach(
    ports,
    copies.filter((copy) => copy !== null),
  );
  if (failure) throw failure.reason;
  await ports.analyses.removeWork(analysisId);
  ports.logger.info('cleaned_up', { analysisId });
}
