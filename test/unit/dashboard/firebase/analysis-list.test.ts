import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../../../dashboard/firebase/analysis.ts';
import {
  type AnalysisList,
  openAnalysisList,
} from '../../../../dashboard/firebase/analysis-list.ts';
import type { NewestPage } from '../../../../dashboard/firebase/joined-analyses.ts';
import { buildListed } from './build-listed.ts';

const newest = buildListed('newest', 10);
const older = buildListed('older', 5);
const oldest = buildListed('oldest', 1);
const underWay = (analysis: Analysis): Analysis => ({ ...analysis, status: 'processing' });

/** An open list whose sources say what a test has them say. */
function openList(pages: { analyses: readonly Analysis[]; nextCursor: string | null }[]) {
  let list: AnalysisList | null = null;
  let tellNewest: (page: NewestPage) => void = () => {};
  const tellOne = new Map<string, (analysis: Analysis | null) => void>();
  const cursors: (string | null)[] = [];
  const close = openAnalysisList(
    {
      listenToNewest(next) {
        tellNewest = next;
        return () => {};
      },
      listenToOne(analysisId, next) {
        tellOne.set(analysisId, next);
        return () => tellOne.delete(analysisId);
      },
      async fetchPage(cursor) {
        cursors.push(cursor);
        const page = pages.shift();
        if (page === undefined) throw new Error('Too many lists. Wait a minute.');
        return page;
      },
      isUnderWay: ({ status }) => status === 'processing',
    },
    (next) => {
      list = next;
    },
    () => {},
  );
  tellNewest({ analyses: [newest], isFull: true });
  return {
    close,
    cursors,
    tellNewest: (page: NewestPage) => tellNewest(page),
    tellOne: (id: string, analysis: Analysis | null) => tellOne.get(id)?.(analysis),
    listenedTo: () => [...tellOne.keys()],
    list(): AnalysisList {
      if (list === null) throw new Error('Nothing has been told.');
      return list;
    },
    ids: () => list?.analyses.map(({ analysisId }) => analysisId),
  };
}

describe('a list of analyses', () => {
  it('fetches page after page until there are no older ones', async () => {
    const { list, ids, cursors } = openList([
      { analyses: [newest, older], nextCursor: 'go on' },
      { analyses: [oldest], nextCursor: null },
    ]);
    await list().showOlder();
    expect(list().hasOlder).toBe(true);
    await list().showOlder();
    expect(list().hasOlder).toBe(false);
    expect(cursors).toEqual([null, 'go on']);
    expect(ids()).toEqual(['newest', 'older', 'oldest']);
  });

  it('has none older where the newest page is all there is', () => {
    const { list, tellNewest } = openList([]);
    tellNewest({ analyses: [newest], isFull: false });
    expect(list().hasOlder).toBe(false);
  });

  it('fetches once, however often it is asked meanwhile', async () => {
    const { list, cursors } = openList([{ analyses: [], nextCursor: null }]);
    await Promise.all([list().showOlder(), list().showOlder()]);
    expect(cursors).toEqual([null]);
  });

  it('says why older ones did not come, and lets one try again', async () => {
    const { list } = openList([]);
    await list().showOlder();
    expect(list()).toMatchObject({
      problem: 'Too many lists. Wait a minute.',
      hasOlder: true,
      isFetching: false,
    });
  });

  it('listens to an older one for as long as it is under way', async () => {
    const { list, listenedTo, tellOne } = openList([
      { analyses: [underWay(older), oldest], nextCursor: null },
    ]);
    await list().showOlder();
    expect(listenedTo()).toEqual(['older']);
    tellOne('older', { ...older, total_score: 80 });
    expect(list().analyses[1]?.total_score).toBe(80);
    expect(listenedTo()).toEqual([]);
  });

  it('listens to one that newer ones pushed out while it was under way', () => {
    const { tellNewest, listenedTo } = openList([]);
    tellNewest({ analyses: [underWay(older)], isFull: true });
    tellNewest({ analyses: [newest], isFull: true });
    expect(listenedTo()).toEqual(['older']);
  });

  it('leaves to the page what has come up into it', async () => {
    const { list, listenedTo, tellNewest } = openList([
      { analyses: [underWay(older), oldest], nextCursor: null },
    ]);
    await list().showOlder();
    tellNewest({ analyses: [underWay(older)], isFull: true });
    expect(listenedTo()).toEqual([]);
  });

  it('follows one that is about to run until that run has ended', async () => {
    const { list, listenedTo, tellOne } = openList([{ analyses: [older], nextCursor: null }]);
    await list().showOlder();
    list().follow('older');
    tellOne('older', older);
    expect(listenedTo()).toEqual(['older']);
    tellOne('older', underWay(older));
    tellOne('older', older);
    expect(listenedTo()).toEqual([]);
  });

  it('shows no longer what its listener says is gone', async () => {
    const { list, ids, tellOne, listenedTo } = openList([
      { analyses: [underWay(older), oldest], nextCursor: null },
    ]);
    await list().showOlder();
    tellOne('older', null);
    expect(ids()).toEqual(['newest', 'oldest']);
    expect(listenedTo()).toEqual([]);
  });

  it('begins nothing after it was closed', async () => {
    const { list, close, listenedTo } = openList([
      { analyses: [underWay(older)], nextCursor: null },
    ]);
    const shown = list().showOlder();
    close();
    await shown;
    expect(listenedTo()).toEqual([]);
  });
});
