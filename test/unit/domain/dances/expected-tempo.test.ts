import { expect, it } from 'vitest';
import { expectedTempo } from '../../../../functions/src/domain/dances/expected-tempo.ts';

it('expects of a dance its tempi and its meter', () => {
  const { spans, meter } = expectedTempo('waltz') ?? {};
  const [[slowest = 0, fastest = 0] = []] = spans ?? [];
  expect(slowest).toBeLessThanOrEqual(84);
  expect(fastest).toBeGreaterThanOrEqual(90);
  expect(meter).toBe(3);
});

it('expects both levels of a dance that others count twice as fast', () => {
  expect(expectedTempo('hip_hop')?.spans).toHaveLength(2);
});

it.each([null, 'contemporary', 'no_dance', 'toString'])('expects nothing of %s', (style) => {
  expect(expectedTempo(style)).toBeNull();
});
