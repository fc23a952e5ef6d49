import { objectPrefix } from '../domain/object-paths.ts';
import type { Ports } from './ports.ts';

/** Removes whatever a deleted analysis left: reports (TTL deletes only the document) and objects. */
export async function cleanUpAnalysis(
  ports: Pick<Ports, 'analyses' | 'bucket' | 'logger'>,
  analysisId: string,
  userId: string,
): Promise<void> {
  if ((await ports.analyses.read(analysisId)) !== null) return;
  await ports.analyses.remove(analysisId);
  await ports.bucket.removeAll(objectPrefix(userId, analysisId));
  ports.logger.info('cleaned_up', { analysisId });
}
