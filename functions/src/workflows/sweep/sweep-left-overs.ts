import { leftOverMs } from '../../domain/accounts/gone.ts';
import { isDue, walkOn } from '../../domain/accounts/walk.ts';
import { cleanUpAnalysis, removeRemains } from '../clean-up-analysis.ts';
import { inGroups } from '../in-groups.ts';
import type { Page } from '../ports/accounts.ts';
import type { Ports } from '../ports.ts';
import type { Outcome } from './work-off.ts';

export type LeftOverPorts = Pick<
  Ports,
  'analyses' | 'analyzer' | 'bucket' | 'census' | 'clock' | 'logger' | 'operations'
>;

/** What is kept of an analysis, wherever. */
interface Kept {
  analysisId: string;
  /** Null: it does not say. */
  userId: string | null;
  changedAt: Date;
}

/** Of each kind and sweep; a walk that is not at its end goes on in the next minute: 6,000 an hour. */
const pageSize = 100;
/** A round begins at most so often, so that a small service is not read over and over. */
const roundMs = 6 * 60 * 60 * 1000;

/**
 * Removes what belongs to no analysis: objects, and work with the copies at the model's side. Only a
 * trigger that was lost, or a worker that was away for long, leaves any.
 */
export async function sweepLeftOvers(ports: LeftOverPorts): Promise<Outcome> {
  const walks = [
    ['objects', (from: string) => ports.bucket.videosFrom(from, pageSize)],
    ['work', (from: string) => workFrom(ports, from)],
  ] as const;
  let outcome: Outcome = 'done';
  for (const [name, page] of walks) {
    try {
      if ((await walk(ports, name, page)) === 'more') outcome = 'more';
    } catch (error) {
      ports.logger.error('left_overs_not_swept', { name, error });
    }
  }
  return outcome;
}

async function workFrom(ports: LeftOverPorts, from: string): Promise<Page<Kept>> {
  const { items, next } = await ports.census.work(from, pageSize);
  return { items: items.map((work) => ({ ...work, userId: null })), next };
}

async function walk(
  ports: LeftOverPorts,
  name: 'objects' | 'work',
  page: (from: string) => Promise<Page<Kept>>,
): Promise<Outcome> {
  const before = await ports.census.readWalk(name);
  const now = ports.clock.now();
  if (!isDue(before, roundMs, now)) return 'done';
  const { items, next } = await page(before.position);
  const leftSince = now.getTime() - leftOverMs;
  const old = items.filter(({ changedAt }) => changedAt.getTime() < leftSince);
  const missing = await ports.census.missing(old.map(({ analysisId }) => analysisId));
  const left = old.filter(({ analysisId }) => missing.has(analysisId));
  await inGroups(left, async ({ analysisId, userId }) => {
    ports.logger.info('left_over_found', { analysisId, name });
    const removed =
      userId === null
        ? ports.analyses.remove(analysisId).then(() => removeRemains(ports, analysisId))
        : cleanUpAnalysis(ports, analysisId, userId);
    await removed.catch((error: unknown) => {
      ports.logger.error('left_over_not_removed', { analysisId, error });
    });
  });
  await ports.census.writeWalk(name, walkOn(before, next, now));
  return next === null ? 'done' : 'more';
}
