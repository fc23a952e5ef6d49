import { lineFigures, type Quota, standingAt } from '../../functions/src/domain/limits/quota.ts';
import type { Place } from '../../functions/src/domain/states/place.ts';
import type { Line } from '../../functions/src/workflows/ports/line.ts';

/** The line that quotas in memory come to. */
export function createMemoryLine(quotas: ReadonlyMap<string, Quota>, workers = 2): Line {
  const standing = (place: Place) =>
    [...quotas].flatMap(([userId, quota]) =>
      standingAt(quota, place).map((found) => ({ ...found, userId })),
    );
  const idsAt = (quota: Quota, place: Place) =>
    standingAt(quota, place).map(({ analysisId }) => analysisId);
  return {
    mostOut: workers + 1,
    countOut: async () =>
      [...quotas.values()].reduce((sum, quota) => sum + lineFigures(quota).out, 0),
    waiting: async () =>
      [...quotas].flatMap(([userId, quota]) => {
        const { out: holds, waitsSince } = lineFigures(quota);
        const waiting = idsAt(quota, 'waiting');
        return waitsSince === null ? [] : [{ userId, holds, since: waitsSince, waiting }];
      }),
    atTheDoor: async () =>
      [...quotas].flatMap(([userId, quota]) => {
        const { inHouse: holds, arrivedSince } = lineFigures(quota);
        const waiting = idsAt(quota, 'arrived');
        return arrivedSince === null ? [] : [{ userId, holds, since: arrivedSince, waiting }];
      }),
    outBefore: async (moment) => standing('out').filter(({ since }) => since < moment),
    restedUntil: async (now) => standing('resting').filter(({ since }) => since <= now),
  };
}
