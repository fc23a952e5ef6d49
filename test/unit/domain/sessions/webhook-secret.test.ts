import { describe, expect, it } from 'vitest';
import {
  rotateSecret,
  secretsInForce,
  signatureHeader,
  signatureInput,
} from '../../../../functions/src/domain/sessions/webhook-secret.ts';
import { someTime } from '../../../support/build-analysis.ts';

const dayMs = 86_400_000;
const later = (ms: number) => new Date(someTime.getTime() + ms);

describe('a webhook secret', () => {
  it('that is the first has none before it', () => {
    expect(rotateSecret(null, 'one', someTime)).toEqual({ current: 'one', previous: null });
  });

  it('signs for 24 h beside the one that took its place, and then no more', () => {
    const rotated = rotateSecret({ current: 'one', previous: null }, 'two', someTime);
    expect(secretsInForce(rotated, someTime)).toEqual(['two', 'one']);
    expect(secretsInForce(rotated, later(dayMs - 1))).toEqual(['two', 'one']);
    expect(secretsInForce(rotated, later(dayMs))).toEqual(['two']);
  });

  it('is forgotten at the second rotation after it', () => {
    const first = rotateSecret({ current: 'one', previous: null }, 'two', someTime);
    expect(secretsInForce(rotateSecret(first, 'three', someTime), someTime)).toEqual([
      'three',
      'two',
    ]);
  });
});

describe('a signature', () => {
  it('covers time and body, and is written as the contract says', () => {
    expect(signatureInput(1_700_000_000, '{"a":1}')).toBe('1700000000.{"a":1}');
    expect(signatureHeader(1_700_000_000, ['ab', 'cd'])).toBe('t=1700000000,v1=ab,v1=cd');
  });
});
