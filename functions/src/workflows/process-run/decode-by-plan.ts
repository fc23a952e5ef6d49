import { type DecodingPlan, mendPlan } from '../../domain/video/decoding-plan.ts';
import type { Decoded, Normalised } from '../ports/media.ts';

export interface DecodedByPlan extends Normalised {
  /** By which it was decoded in the end. */
  plan: DecodingPlan;
}

/** Decodes until a plan holds: each try that meets a surprise makes a better one, and leaves nothing. */
export async function decodeByPlan(
  first: DecodingPlan,
  decode: (plan: DecodingPlan) => Promise<Decoded>,
): Promise<DecodedByPlan> {
  for (let plan = first; ; ) {
    const decoded = await decode(plan);
    if (decoded.isWhole) {
      const { durationSeconds, framesDecoded, framesMeasured } = decoded;
      return { durationSeconds, framesDecoded, framesMeasured, plan };
    }
    plan = mendPlan(plan, decoded.surprise);
  }
}
