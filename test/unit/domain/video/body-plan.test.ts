import { describe, expect, it } from 'vitest';
import { group } from '../../../../functions/src/contract/profiles/group.ts';
import { solo } from '../../../../functions/src/contract/profiles/solo.ts';
import { planBody } from '../../../../functions/src/domain/video/body-plan.ts';

describe('planBody', () => {
  it.each([
    ['auto', solo, undefined, 'follow'],
    ['auto', solo, null, 'follow'],
    ['auto', solo, false, 'not_asked_for'],
    ['auto', group, undefined, 'follow'],
    ['auto', group, false, 'not_asked_for'],
    ['auto', group, true, 'follow'],
    ['off', solo, true, 'switched_off'],
    ['off', group, undefined, 'switched_off'],
  ] as const)(
    'with BODY_LANDMARKS %s, $name and landmarks %s',
    (landmarks, profile, asked, plan) => {
      expect(planBody({ landmarks, frameInterval: 0 }, profile, { landmarks: asked })).toBe(plan);
    },
  );
});
