import type { Instance } from '../workflows/ports/monitoring.ts';

const megabyte = 1024 * 1024;

export function createInstance(): Instance {
  return { residentMb: () => process.memoryUsage.rss() / megabyte };
}
