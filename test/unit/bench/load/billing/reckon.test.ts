import { describe, expect, it } from 'vitest';
import { costOf, readPrices, storageInMonth } from '../../../../../bench/load/billing/reckon.ts';
import { sumUp, whereTo } from '../../../../../bench/load/billing/sum-up.ts';

const billed = [
  { function: 'a', kind: 'read', what: 'quotas', count: 2 },
  { function: 'a', kind: 'read', what: 'analyses', count: 1 },
  { function: 'b', kind: 'read', what: 'quotas', count: 1 },
  { function: 'b', kind: 'call', what: 'answered', count: 1, processorMs: 500 },
] as const;

describe('what is billed', () => {
  it('is added up by kind, and told where it goes', () => {
    expect(sumUp(billed)).toMatchObject({ read: 4, write: 0, call: 1, processorMs: 500 });
    expect(whereTo(billed, 'read')).toBe('quotas 3, analyses 1');
  });

  it('costs what the price list says', () => {
    const prices = readPrices();
    const usd = Object.fromEntries(costOf({ ...sumUp([]), read: 100_000, write: 1_000 }, prices));
    expect(usd['Firestore reads']).toBeCloseTo(prices.usd.firestoreReadPer100000);
    expect(usd['Firestore writes']).toBeCloseTo(prices.usd.firestoreWritePer100000 / 100);
  });

  it('is kept for a month as a source, and for good as a proxy', () => {
    const prices = readPrices();
    const { assumed, usd } = prices;
    const [first, twelfth] = [storageInMonth(1, 1, prices), storageInMonth(12, 1, prices)];
    expect(twelfth - first).toBeCloseTo(11 * assumed.proxyGb * usd.storagePerGbMonth);
  });
});
