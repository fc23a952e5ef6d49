import type { GeminiStandIn } from '../support/gemini-stand-in/gemini-stand-in.ts';
import { briefKinds, misbehaviourNamed } from '../support/gemini-stand-in/named-misbehaviours.ts';
import type { FaultLog } from './fault-log.ts';
import type { Random } from './seeded-random.ts';

const rate = 0.15;

/** Drops, delays, cuts and spoils the model's answers until the returned function is called. */
export function disturbModel(standIn: GeminiStandIn, random: Random, log: FaultLog): () => void {
  standIn.misbehaveAtRandom((step) => {
    if (!random.chance(rate)) return null;
    const [first, ...others] = briefKinds.filter((kind) => misbehaviourNamed(step, kind) !== null);
    if (first === undefined) return null;
    const kind = random.pick([first, ...others]);
    log.note(null, `${step} at the model gets ${kind}`);
    return misbehaviourNamed(step, kind);
  });
  return () => standIn.misbehaveAtRandom(null);
}
