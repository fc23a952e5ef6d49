import { regionMs } from './regional-firestore.ts';
import { type RegionalService, startRegionalService } from './regional-service.ts';

export const workers = 200;
/** Of what arrives at random. */
export const perSecond = 50;
export const seconds = 8;
export const region = `+${regionMs.read} ms a read, +${regionMs.commit} ms a commit`;

const maxPendingInAll = 5_000;

/** Has something measured of a service that is as far from Firestore as within a region. */
export async function within<T>(
  options: Partial<Parameters<typeof startRegionalService>[0]>,
  measure: (service: RegionalService) => Promise<T>,
): Promise<T> {
  const service = startRegionalService({ workers, maxPendingInAll, ...options });
  try {
    // The client connects, and the sweep has begun the day.
    await service.ports.budget.refresh();
    return await measure(service);
  } finally {
    await service.close();
  }
}
