import type { Firestore } from 'firebase-admin/firestore';
import { type LineFigures, lineFigures, standingAt } from '../../domain/limits/quota.ts';
import type { Contender } from '../../domain/limits/turns.ts';
import { type Query, queries } from '../../domain/queries.ts';
import type { Place } from '../../domain/states/place.ts';
import type { Line } from '../../workflows/ports/line.ts';
import { findQuotas, type QuotaOfUser, sumOfQuotas } from './run-query.ts';

/** More than are ever out or wake in a minute. */
const mostUsers = 1_000;

/** The quotas of all users, as the line that they stand in. */
export function createLine(firestore: Firestore, { workers }: { workers: number }): Line {
  const find = (query: Query, limit: number) => findQuotas(firestore, query, limit);

  const contend = (place: Place, orderOf: (figures: LineFigures) => [number, Date | null]) =>
    function contender({ userId, quota }: QuotaOfUser): Contender {
      const [holds, since] = orderOf(lineFigures(quota));
      const waiting = standingAt(quota, place).map(({ analysisId }) => analysisId);
      return { userId, holds, since, waiting };
    };
  const inLine = contend('waiting', ({ out, waitsSince }) => [out, waitsSince]);
  const atTheDoor = contend('arrived', ({ inHouse, arrivedSince }) => [inHouse, arrivedSince]);

  return {
    mostOut: workers + 1,
    countOut: () => sumOfQuotas(firestore, queries.usersWithRunsOut(), 'out'),
    waiting: async (limit) => (await find(queries.usersInLine(), limit)).map(inLine),
    atTheDoor: async (limit) => (await find(queries.usersAtTheDoor(), limit)).map(atTheDoor),

    async outBefore(moment) {
      const users = await find(queries.usersWithRunsOut(), mostUsers);
      const out = users.flatMap((user) => standing(user, 'out'));
      return out.filter(({ since }) => since < moment);
    },

    async restedUntil(now) {
      const users = await find(queries.usersToWake(now), mostUsers);
      const resting = users.flatMap((user) => standing(user, 'resting'));
      return resting.filter(({ since }) => since <= now);
    },
  };
}

const standing = ({ userId, quota }: QuotaOfUser, place: Place) =>
  standingAt(quota, place).map((found) => ({ ...found, userId }));
