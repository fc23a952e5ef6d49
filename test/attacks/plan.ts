import { seededRandom } from '../faults/seeded-random.ts';
import type { DescribedRoute } from '../support/described-routes.ts';
import { type Attack, identities, type Plan, unknownIdentities } from './attack.ts';
import { callableAttacks } from './callable-attacks.ts';
import { callableDoor } from './doors.ts';
import { formAttacks } from './form-attacks.ts';
import { strangeOrigins } from './hostile-values.ts';
import { routeAttacks } from './route-attacks.ts';
import { ruleAttacks } from './rule-attacks.ts';
import type { Stage } from './stage.ts';
import { strangeRequests } from './strange-requests.ts';
import { takings } from './takings.ts';
import { tampered } from './tampered-cursors.ts';

/** Every attack that there is, on every door, by everybody. */
export function allAttacks(
  stage: Stage,
  routes: readonly DescribedRoute[],
  seed: number,
): Attack[] {
  const cursors = tampered(stage.cursors, seed);
  const plans = [
    ...Object.keys(stage.callables).flatMap((name) => callableAttacks(callableDoor(name), cursors)),
    ...routes.flatMap((route) => routeAttacks(route, cursors)),
    ...formAttacks(),
    ...ruleAttacks(stage),
    ...strangeRequests(routes, Object.keys(stage.callables)),
  ];
  const withOrigins = addOrigins(plans, stage.allowedOrigin, seed);
  return [
    ...withOrigins.flatMap((plan) => identities.map((identity) => ({ ...plan, identity }))),
    ...takings(stage, routes),
  ]
    .filter(doesNoHarmToItsOwner)
    .map((attack) => signed(attack, stage));
}

/** What the owner and the admin may do to the owner's is theirs to do; so they only ask what nobody may. */
const doesNoHarmToItsOwner = ({ identity, mustRefuse, method }: Attack) =>
  mustRefuse || method === 'OPTIONS' || !['owner', 'admin'].includes(identity);

/** All by those whom the doors know, and one in six by those whom none does: they are told apart first. */
export function whole(attacks: readonly Attack[], seed: number): Attack[] {
  const random = seededRandom(`${seed}/whole`);
  return attacks.filter(
    ({ identity }) => random.chance(1 / 6) || !unknownIdentities.includes(identity),
  );
}

/** So many of each door, by seed; most of them by those whom the doors know. */
export function drawn(attacks: readonly Attack[], perDoor: number, seed: number): Attack[] {
  const byDoor = Map.groupBy(attacks, ({ service, door }) => `${service} ${door}`);
  return [...byDoor].flatMap(([door, all]) => {
    const random = seededRandom(`${seed}/${door}`);
    const keyed = all.map((attack) => ({ attack, key: random.integer(0, 2 ** 30) }));
    const weighted = keyed.sort((a, b) => weightOf(a.attack) * a.key - weightOf(b.attack) * b.key);
    return weighted.slice(0, perDoor).map(({ attack }) => attack);
  });
}

const weightOf = ({ identity }: Attack) => (unknownIdentities.includes(identity) ? 6 : 1);

/** One in three comes from a page of an origin that nobody knows. */
function addOrigins(plans: readonly Plan[], allowedOrigin: string, seed: number): Plan[] {
  const random = seededRandom(`${seed}/origins`);
  const [first = '', ...others] = strangeOrigins(allowedOrigin);
  return plans.map((plan) =>
    random.chance(1 / 3) && (plan.service === 'api' || plan.service === 'callable')
      ? { ...plan, headers: { ...plan.headers, origin: random.pick([first, ...others]) } }
      : plan,
  );
}

let lastAddress = 0;

function signed(attack: Attack, { tokens }: Stage): Attack {
  const token = tokens[attack.identity];
  lastAddress += 1;
  return {
    ...attack,
    headers: {
      ...(token !== null &&
        !('authorization' in attack.headers) && { authorization: `Bearer ${token}` }),
      // Each refused token costs its address, and an address has only so many.
      'x-forwarded-for': `198.51.${(lastAddress >> 8) % 256}.${lastAddress % 256}`,
      ...attack.headers,
    },
  };
}
