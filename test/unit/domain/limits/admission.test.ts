import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../functions/src/domain/errors.ts';
import {
  admit,
  allPending,
  type NewRun,
} from '../../../../functions/src/domain/limits/admission.ts';
import { type Quota, unusedQuota } from '../../../../functions/src/domain/limits/quota.ts';
import { dayOf } from '../../../../functions/src/domain/utc-day.ts';
import { someTime } from '../../../support/build-analysis.ts';

const limits = { maxPendingJobs: 3, dailyRunsPerUser: 6, rerunsPerHour: 2, maxStoredBytes: 5e9 };
const noon = someTime;
const later = (ms: number) => new Date(noon.getTime() + ms);
const hourMs = 3_600_000;

const creation: NewRun = { analysisId: 'new', kind: 'create', byAdmin: false, bytes: 1e9 };
const rerun: NewRun = { analysisId: 'old', kind: 'rerun', byAdmin: false, bytes: 0 };
const quota = (changes: Partial<Quota>): Quota => ({
  ...unusedQuota,
  day: dayOf(noon),
  ...changes,
});
const pending = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `id-${index}`,
      { place: 'waiting' as const, since: noon },
    ]),
  );

function refusalOf(attempt: () => unknown): AppError {
  try {
    attempt();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('It was not refused.');
}

describe('admit', () => {
  it('adds a creation to the runs of the day', () => {
    expect(admit(unusedQuota, creation, limits, noon)).toEqual({
      ...unusedQuota,
      day: '2026-01-01',
      runs: 1,
    });
  });

  it('refuses a video that would pass what a user may keep, and says what to do', () => {
    const nearlyFull = quota({ bytes: 4.2e9 });
    const refusal = refusalOf(() => admit(nearlyFull, creation, limits, noon));
    expect(refusal.code).toBe('quota_exhausted');
    expect(refusal.message).toMatch(/4\.2 GB of 5 GB.+Delete analyses/);
    expect(admit(nearlyFull, { ...creation, bytes: 0.8e9 }, limits, noon).runs).toBe(1);
    expect(admit(nearlyFull, rerun, limits, noon).runs).toBe(1);
  });

  it('remembers when a rerun was asked for', () => {
    expect(admit(unusedQuota, rerun, limits, noon)).toMatchObject({ runs: 1, reruns: [noon] });
  });

  it('refuses what would pass the pending limit, and says to wait or to cancel', () => {
    const full = quota({ pending: pending(3) });
    expect(refusalOf(() => admit(full, creation, limits, noon))).toMatchObject({
      code: 'quota_exhausted',
      message: expect.stringMatching(/3 analyses under way.+Wait.+or cancel/),
      retryAfterSeconds: 60,
    });
  });

  it('refuses a run after the last of the day until midnight UTC', () => {
    const used = quota({ runs: 6 });
    const refusal = refusalOf(() => admit(used, creation, limits, noon));
    expect(refusal).toMatchObject({ code: 'quota_exhausted', retryAfterSeconds: 12 * 3600 });
    expect(refusal.message).toContain('midnight UTC');
    const justBefore = new Date('2026-01-01T23:59:59.999Z');
    expect(refusalOf(() => admit(used, rerun, limits, justBefore)).retryAfterSeconds).toBe(1);
    expect(admit(used, creation, limits, later(12 * hourMs))).toMatchObject({
      day: '2026-01-02',
      runs: 1,
    });
  });

  it('refuses a rerun after the last of the hour until the first of them is an hour old', () => {
    const used = quota({ runs: 2, reruns: [noon, later(60_000)] });
    const refusal = refusalOf(() => admit(used, rerun, limits, later(10 * 60_000)));
    expect(refusal).toMatchObject({ code: 'rate_limited', retryAfterSeconds: 50 * 60 });
    expect(refusal.message).toContain('in 50 minutes');
    expect(admit(used, rerun, limits, later(hourMs)).reruns).toHaveLength(2);
    expect(admit(used, creation, limits, later(10 * 60_000)).runs).toBe(3);
  });

  it('tells what lasts longest first', () => {
    const all = quota({ pending: pending(3), runs: 6, reruns: [noon, noon] });
    expect(refusalOf(() => admit(all, rerun, limits, noon)).code).toBe('quota_exhausted');
    expect(refusalOf(() => admit({ ...all, runs: 0 }, rerun, limits, noon)).code).toBe(
      'rate_limited',
    );
  });

  it('names no moment where a limit is 0', () => {
    const none = { ...limits, rerunsPerHour: 0 };
    const refusal = refusalOf(() => admit(unusedQuota, rerun, none, noon));
    expect(refusal.code).toBe('rate_limited');
    expect(refusal.retryAfterSeconds).toBeUndefined();
  });

  it('refuses an admin nothing, and counts nothing', () => {
    const all = quota({ pending: pending(3), runs: 6, reruns: [noon, noon] });
    const admitted = admit(all, { ...rerun, byAdmin: true }, limits, noon);
    expect(admitted).toEqual(all);
  });

  it('does not begin a day anew for a clock that is behind', () => {
    const used = quota({ day: '2026-01-02', runs: 6 });
    expect(refusalOf(() => admit(used, creation, limits, noon)).code).toBe('quota_exhausted');
  });

  it('never passes a limit, whatever happens in whatever order', () => {
    const deeds = fc.array(
      fc.record({
        deed: fc.constantFrom('create' as const, 'rerun' as const, 'end' as const),
        which: fc.nat({ max: 5 }),
        gapMs: fc.oneof(fc.nat({ max: 1_000 }), fc.nat({ max: 3 * hourMs })),
      }),
      { maxLength: 100 },
    );
    fc.assert(
      fc.property(deeds, (all) => {
        let held = unusedQuota;
        let now = noon;
        const runsOf: Record<string, number> = {};
        const reruns: Date[] = [];
        for (const { deed, which, gapMs } of all) {
          now = new Date(now.getTime() + gapMs);
          const analysisId = `id-${which}`;
          if (deed === 'end') {
            const { [analysisId]: _ended, ...rest } = held.pending;
            held = { ...held, pending: rest };
            continue;
          }
          if (analysisId in held.pending) continue;
          const recent = reruns.filter((time) => time.getTime() > now.getTime() - hourMs).length;
          const today = runsOf[dayOf(now)] ?? 0;
          const fits =
            Object.keys(held.pending).length < limits.maxPendingJobs &&
            today < limits.dailyRunsPerUser &&
            (deed === 'create' || recent < limits.rerunsPerHour);
          const attempt = () =>
            admit(held, { analysisId, kind: deed, byAdmin: false, bytes: 0 }, limits, now);
          if (!fits) {
            expect(attempt).toThrow(AppError);
            continue;
          }
          held = attempt();
          const standing = { place: 'waiting' as const, since: now };
          held = { ...held, pending: { ...held.pending, [analysisId]: standing } };
          runsOf[dayOf(now)] = today + 1;
          if (deed === 'rerun') reruns.push(now);
        }
      }),
    );
  });
});

describe('allPending', () => {
  it('is at_capacity and says to try again', () => {
    expect(allPending()).toMatchObject({
      code: 'at_capacity',
      message: expect.stringContaining('try again'),
      retryAfterSeconds: 60,
    });
  });
});
