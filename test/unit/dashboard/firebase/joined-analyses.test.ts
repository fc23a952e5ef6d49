import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../../../dashboard/firebase/analysis.ts';
import {
  compareNewestFirst,
  type JoinedAnalyses,
  joinFetched,
  joinNewest,
  joinOlder,
  listOf,
  noAnalyses,
} from '../../../../dashboard/firebase/joined-analyses.ts';
import { buildListed } from './build-listed.ts';

const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id, index) => buildListed(id, 10 - index)) as [
  Analysis,
  Analysis,
  Analysis,
  Analysis,
];
const full = (...analyses: Analysis[]) => ({ analyses, isFull: true });
const whole = (...analyses: Analysis[]) => ({ analyses, isFull: false });
const idsOf = (joined: JoinedAnalyses) => listOf(joined).map(({ analysisId }) => analysisId);

describe('a list of which the newest page is live', () => {
  it('goes on below the page with what was fetched', () => {
    const joined = joinFetched(joinNewest(noAnalyses, full(a, b)), [a, b, c, d]);
    expect(idsOf(joined)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('keeps what a newer one pushed out of the page', () => {
    const joined = joinNewest(joinNewest(noAnalyses, full(b, c)), full(a, b));
    expect(idsOf(joined)).toEqual(['a', 'b', 'c']);
    expect(listOf(joined)[2]).toBe(c);
  });

  it('drops what left the page while the page moved up', () => {
    const joined = joinNewest(joinNewest(noAnalyses, full(a, b)), full(a, c));
    expect(idsOf(joined)).toEqual(['a', 'c']);
  });

  it('drops what is missing from a page that holds the whole list', () => {
    const joined = joinNewest(joinNewest(noAnalyses, whole(a, b, c)), whole(a, c));
    expect(idsOf(joined)).toEqual(['a', 'c']);
  });

  it('drops a fetched one that is gone from the range that the page has moved over', () => {
    const fetched = joinFetched(joinNewest(noAnalyses, full(a, b)), [c, d]);
    expect(idsOf(joinNewest(fetched, full(a, d)))).toEqual(['a', 'd']);
  });

  it('does not let a fetched one come back that the page no longer has', () => {
    const joined = joinFetched(joinNewest(noAnalyses, full(a, c)), [a, b, c, d]);
    expect(idsOf(joined)).toEqual(['a', 'c', 'd']);
  });

  it('shows the live one where both have it', () => {
    const stale = { ...b, progress: 1 };
    const joined = joinFetched(joinNewest(noAnalyses, full(a, b)), [stale, c]);
    expect(listOf(joined)[1]).toBe(b);
  });

  it('keeps what its own listener told over an answer from before', () => {
    const known = { ...c, updated_at: new Date(c.updated_at.getTime() + 1) };
    const joined = joinOlder(joinFetched(joinNewest(noAnalyses, full(a)), [c]), 'c', known);
    expect(listOf(joinFetched(joined, [c]))[1]).toBe(known);
  });

  it('takes a fetched one that has changed since it was known', () => {
    const newer = { ...c, updated_at: new Date(c.updated_at.getTime() + 1) };
    const joined = joinFetched(joinFetched(joinNewest(noAnalyses, full(a)), [c]), [newer]);
    expect(listOf(joined)[1]).toBe(newer);
  });

  it('drops an older one of which its listener says that it is gone', () => {
    const fetched = joinFetched(joinNewest(noAnalyses, full(a)), [b, c]);
    expect(idsOf(joinOlder(fetched, 'b', null))).toEqual(['a', 'c']);
  });

  it('puts the higher id first among those of one moment', () => {
    const [low, high] = [buildListed('1', 0), buildListed('2', 0)];
    expect([low, high].sort(compareNewestFirst)).toEqual([high, low]);
  });

  it('shows the store’s own list after anything was made or deleted', () => {
    const pageSize = 3;
    const step = fc.oneof(
      fc.record({ kind: fc.constant('add' as const), pauseSeconds: fc.nat(1) }),
      fc.record({ kind: fc.constant('remove newest' as const), place: fc.nat(pageSize - 1) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.nat(12), (steps, olderCount) => {
        let made = 0;
        let second = 0;
        const build = () => buildListed(`id-${String(made++).padStart(2, '0')}`, second);
        let store = Array.from({ length: olderCount }, build).sort(compareNewestFirst);
        const page = () => ({
          analyses: store.slice(0, pageSize),
          isFull: store.length > pageSize,
        });
        let joined = joinFetched(joinNewest(noAnalyses, page()), store);
        for (const change of steps) {
          if (change.kind === 'add') {
            second += change.pauseSeconds;
            store = [build(), ...store];
          } else store = store.filter((_, index) => index !== change.place);
          joined = joinNewest(joined, page());
          expect(idsOf(joined)).toEqual(store.map(({ analysisId }) => analysisId));
          for (const analysis of listOf(joined)) expect(store).toContain(analysis);
        }
      }),
    );
  });
});
