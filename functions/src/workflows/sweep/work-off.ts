import type { Ports } from '../ports.ts';
import { forEach } from './for-each.ts';

const pageSize = 100;
/** So many that cannot be done are not looked past: something else is wrong. */
const mostLeftOver = 1_000;
/** The next sweep begins a minute after this one, and goes on. */
const beginsForMs = 45_000;

/** Until when a sweep takes up more work; what it has begun it ends. */
export const endOfSweep = ({ clock }: Pick<Ports, 'clock'>): Date =>
  new Date(clock.now().getTime() + beginsForMs);

/** `more`: time was over first. */
export type Outcome = 'done' | 'more';

/**
 * Acts on what a query finds, page by page, until it finds nothing new or the sweep's time is over.
 * What stays although it was acted on, or failed, holds up none of what comes behind it.
 */
export async function workOff<T extends { analysisId: string }>(
  ports: Pick<Ports, 'clock' | 'logger'>,
  until: Date,
  find: (limit: number) => Promise<T[]>,
  act: (found: T) => Promise<void>,
): Promise<Outcome> {
  const seen = new Set<string>();
  let limit = pageSize;
  while (limit <= mostLeftOver) {
    if (ports.clock.now() >= until) return 'more';
    const page = await find(limit);
    const fresh = page.filter(({ analysisId }) => !seen.has(analysisId));
    for (const { analysisId } of fresh) seen.add(analysisId);
    await forEach(ports, fresh, act);
    if (page.length < limit) return 'done';
    limit = pageSize + page.length - fresh.length;
  }
  return 'done';
}
