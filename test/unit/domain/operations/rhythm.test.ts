import { describe, expect, it } from 'vitest';
import {
  type EveryMinutes,
  isDueAt,
  minuteOf,
} from '../../../../functions/src/domain/operations/rhythm.ts';

const someHour = minuteOf(new Date('2026-11-30T12:00:00Z'));
const dueIn = (everyMinutes: EveryMinutes) =>
  Array.from({ length: 60 }, (_, minute) => minute).filter((minute) =>
    isDueAt(everyMinutes, someHour + minute),
  );

describe('the rhythm of the sweep', () => {
  it('looks for what cannot wait in every minute', () => {
    expect(dueIn(1)).toHaveLength(60);
  });

  it('looks for the rest six times an hour, or once, on minutes of their own', () => {
    const [tenths, sixtieths] = [dueIn(10), dueIn(60)];
    expect(tenths).toHaveLength(6);
    expect(sixtieths).toHaveLength(1);
    expect(tenths).not.toContain(sixtieths[0]);
  });

  it('looks for everything where no minute is given', () => {
    expect(([1, 10, 60] as const).every((everyMinutes) => isDueAt(everyMinutes, null))).toBe(true);
  });
});
