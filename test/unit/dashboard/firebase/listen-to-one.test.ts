import { describe, expect, it } from 'vitest';
import type { FirestoreConnection } from '../../../../dashboard/firebase/connect.ts';
import { listenToOne } from '../../../../dashboard/firebase/listen-to-analyses.ts';

interface Told {
  data: object | undefined;
  fromCache: boolean;
}

/** What the page hears of what the SDK tells, in its order. */
function hear(...told: Told[]): (string | null)[] {
  const heard: (string | null)[] = [];
  const connection = {
    doc: () => ({}),
    onSnapshot(_reference: unknown, _options: unknown, next: (snapshot: unknown) => void) {
      for (const { data, fromCache } of told) next({ data: () => data, metadata: { fromCache } });
      return () => {};
    },
  } as unknown as FirestoreConnection;
  const next = (analysis: { status: string } | null) => heard.push(analysis?.status ?? null);
  listenToOne(connection, 'analysis-1', next, () => {});
  return heard;
}

describe('listenToOne', () => {
  it('takes no empty cache for a delete', () => {
    expect(hear({ data: undefined, fromCache: true })).toEqual([]);
  });

  it('tells that there is none once the service has said so', () => {
    const [cached, asked] = [true, false].map((fromCache) => ({ data: undefined, fromCache }));
    expect(hear(cached as Told, asked as Told)).toEqual([null]);
  });

  it('tells what there is, from wherever it knows it', () => {
    const data = { status: 'uploading' };
    expect(hear({ data, fromCache: true }, { data, fromCache: false })).toEqual([
      'uploading',
      'uploading',
    ]);
  });
});
