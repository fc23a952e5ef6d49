import process from 'node:process';
import { asSeen } from '../../functions/src/contract/text.ts';
import { adminFirestore } from '../support/admin-sdk.ts';
import { ask } from './ask.ts';
import { type Attack, nameOf } from './attack.ts';
import type { Stage } from './stage.ts';
import { faultOf } from './verdict.ts';

const atOnce = 8;

/** What did not hold, each with how to see it again; empty where all did. */
export async function storm(
  stage: Stage,
  attacks: readonly Attack[],
  seed: number,
): Promise<string[]> {
  const faults: string[] = [];
  const waiting = attacks.values();
  const work = async () => {
    for (const attack of waiting) {
      const fault = await tryOne(stage, attack);
      if (fault !== null) faults.push(describe(attack, fault, seed));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return faults;
}

async function tryOne(stage: Stage, attack: Attack): Promise<string | null> {
  const { service, door } = attack;
  const base = service === 'callable' ? stage.callables[door] : stage[service];
  if (base === undefined) return 'has no door';
  try {
    return faultOf(attack, await ask(base, attack), stage);
  } catch (error) {
    return `is not answered: ${error}`;
  }
}

const describe = (attack: Attack, fault: string, seed: number) =>
  `${nameOf(attack)} ${fault}\n  Again: FLOKRAFT_ATTACK_SEED=${seed} FLOKRAFT_ATTACK=${JSON.stringify(nameOf(attack))} npm test attacks`;

/** One attack alone, where somebody asks for it. */
export function asked(attacks: readonly Attack[]): readonly Attack[] {
  const name = process.env['FLOKRAFT_ATTACK'];
  return name === undefined ? attacks : attacks.filter((attack) => nameOf(attack) === name);
}

/** Texts of what the stranger made on the way that are not as they are seen. */
export async function disguisedTexts({ stranger }: Stage): Promise<string[]> {
  const made = await adminFirestore
    .collection('analyses')
    .where('user_id', '==', stranger.uid)
    .get();
  return made.docs.flatMap((document) =>
    ['title', 'dancers', 'dance_type'].flatMap((field) => {
      const text: unknown = document.get(field);
      return typeof text === 'string' && asSeen(text) !== text
        ? [`${field} ${JSON.stringify(text)}`]
        : [];
    }),
  );
}
