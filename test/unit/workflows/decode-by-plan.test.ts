import { describe, expect, it } from 'vitest';
import type { DecodingPlan, Surprise } from '../../../functions/src/domain/video/decoding-plan.ts';
import { decodeByPlan } from '../../../functions/src/workflows/process-run/decode-by-plan.ts';
import { plainPlan } from '../../support/plain-plan.ts';

const normalised = { durationSeconds: 8, framesDecoded: 240, framesMeasured: 120 };

/** Decodes that meet these surprises, one each, and then none; with the plans that they were given. */
function decodes(...surprises: Surprise[]) {
  const plans: DecodingPlan[] = [];
  const decode = async (plan: DecodingPlan) => {
    plans.push(plan);
    const surprise = surprises.shift();
    if (surprise === undefined) return { isWhole: true as const, ...normalised };
    return { isWhole: false as const, surprise };
  };
  return { plans, decode };
}

describe('decodeByPlan', () => {
  it('is done with a plan that holds', async () => {
    const { plans, decode } = decodes();
    expect(await decodeByPlan(plainPlan, decode)).toEqual({ ...normalised, plan: plainPlan });
    expect(plans).toEqual([plainPlan]);
  });

  it('decodes again by what each decode has shown', async () => {
    const size = { width: 640, height: 360 };
    const { plans, decode } = decodes(
      { kind: 'changing_picture', size },
      { kind: 'failed_with_sound' },
    );
    const { plan } = await decodeByPlan(plainPlan, decode);
    expect(plans).toHaveLength(3);
    expect(plan).toEqual(plans.at(-1));
    expect(plan).toMatchObject({ sound: null, picture: { size, isChanging: true } });
  });

  it('passes on what no other plan can mend', async () => {
    const failing = () => Promise.reject(new Error('the disk is full'));
    await expect(decodeByPlan(plainPlan, failing)).rejects.toThrow('the disk is full');
  });
});
