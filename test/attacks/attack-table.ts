import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DescribedRoute, readDocument, routesIn } from '../support/described-routes.ts';
import type { Attack } from './attack.ts';
import { allAttacks, drawn, whole } from './plan.ts';
import { type Stage, setStage } from './stage.ts';
import { asked, disguisedTexts, storm } from './storm.ts';

/** So many attacks on each door, drawn by each of these seeds. Null: all that there are. */
export function attackTable({
  seeds,
  perDoor,
}: {
  seeds: readonly number[];
  perDoor: number | null;
}) {
  let stage: Stage;
  let routes: DescribedRoute[];
  let before: string;
  beforeAll(async () => {
    stage = await setStage();
    routes = routesIn(await readDocument(stage.api));
    before = await stage.ownersData();
  });
  afterAll(() => stage.stop());

  describe.each(seeds)('what strangers try, by seed %i,', (seed) => {
    const attacksOn = (service: Attack['service']) => {
      const all = allAttacks(stage, routes, seed).filter((attack) => attack.service === service);
      return asked(perDoor === null ? whole(all, seed) : drawn(all, perDoor, seed));
    };

    it.each(['api', 'callable', 'firestore', 'storage'] as const)(
      'is refused by every door of the %s, in the shape that is promised',
      async (service) => {
        const attacks = attacksOn(service);
        expect(await storm(stage, attacks, seed)).toEqual([]);
      },
      600_000,
    );

    it('changes nothing of somebody else’s', async () => {
      expect(await stage.ownersData()).toBe(before);
    });

    it('leaves no text that reads as another', async () => {
      expect(await disguisedTexts(stage)).toEqual([]);
    });
  });
}
