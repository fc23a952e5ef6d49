import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectExport } from '../../../../../../dashboard/features/accounts/export/collect-export.ts';
import type { AnalysisItem } from '../../../../../../functions/src/contract/summary.ts';

interface Kept {
  analysisId: string;
  hasVideo: boolean;
  /** Null: it is deleted while the export goes on. */
  reports: string[] | null;
}
const refusal = (code: string | null, retryAfterSeconds: number | null = null) =>
  Object.assign(new Error(`refused as ${code}`), { code, retryAfterSeconds });

/** A service with limits within each minute, and a clock that moves only where one waits. */
function startService(
  kept: readonly Kept[],
  { lists = 30, reads = 120, pageSize = 100, failures = [] as (string | null)[] } = {},
) {
  let nowMs = Date.UTC(2026, 10, 29, 12);
  const asked: { lists: number[]; reads: number[] } = { lists: [], reads: [] };
  const waits: number[] = [];
  const pending = [...failures];
  const take = (times: number[], limit: number) => {
    const failure = pending.shift();
    if (failure !== undefined) throw refusal(failure);
    const recent = times.filter((time) => time > nowMs - 60_000);
    const [first] = recent;
    if (first !== undefined && recent.length >= limit) {
      throw refusal('rate_limited', Math.ceil((first + 60_000 - nowMs) / 1_000));
    }
    times.push(nowMs);
  };
  const find = (id: string) => kept.find(({ analysisId }) => analysisId === id);
  const sources = {
    nowMs: () => nowMs,
    async wait(ms: number) {
      waits.push(ms);
      nowMs += ms;
    },
    async listAnalyses(cursor: string | null) {
      take(asked.lists, lists);
      const from = Number(cursor ?? 0);
      const page = kept.slice(from, from + pageSize);
      const isLast = from + pageSize >= kept.length;
      const items = page.map(({ analysisId, hasVideo }) => ({
        analysisId,
        title: `“${analysisId}”,\n"quoted"`,
        video: hasVideo ? { size_bytes: 1 } : null,
      }));
      return {
        items: items as unknown as AnalysisItem[],
        nextCursor: isLast ? null : String(from + pageSize),
      };
    },
    async readReports(analysisId: string) {
      const reports = find(analysisId)?.reports ?? null;
      return reports?.map((runId) => ({ runId, created_at: new Date(0) })) ?? null;
    },
    async videoUrl(analysisId: string) {
      take(asked.reads, reads);
      if (analysisId.startsWith('unsent')) throw refusal('video_missing');
      const expiresAt = new Date(nowMs + 300_000).toISOString();
      return { url: `https://videos.example/${analysisId}`, expiresAt };
    },
  };
  return { sources, asked, waits, now: () => nowMs };
}

const about = {
  userId: 'dancer',
  email: 'dancer@example.org',
  pageOf: (id: string) => `https://dance.example/app/analysis?id=${id}`,
};
const collect = async (service: ReturnType<typeof startService>) => {
  const progress: string[] = [];
  const exported = await collectExport(about, service.sources, ({ phase, done, of }) =>
    progress.push(`${phase} ${done}/${of}`),
  );
  return { ...exported, progress, content: JSON.parse(exported.json.join('')) };
};
const many = (count: number): Kept[] =>
  Array.from({ length: count }, (_, index) => ({
    analysisId: `a${index}`,
    hasVideo: true,
    reports: [`run-${index}`],
  }));
const mostWithinAMinute = (times: readonly number[]) =>
  Math.max(...times.map((at) => times.filter((time) => time >= at && time < at + 60_000).length));

describe('an export', () => {
  it('has every analysis with every report, its page and a link to its video', async () => {
    const exported = await collect(
      startService([
        { analysisId: 'twice', hasVideo: true, reports: ['run-1', 'run-2'] },
        { analysisId: 'never', hasVideo: false, reports: [] },
        { analysisId: 'unsent', hasVideo: true, reports: [] },
        { analysisId: 'gone', hasVideo: true, reports: null },
      ]),
    );
    const { content } = exported;
    expect(content).toMatchObject({ user_id: 'dancer', email: 'dancer@example.org' });
    expect(content.exported_at).toBe('2026-11-29T12:00:00.000Z');
    expect(content.analyses).toMatchObject([
      {
        ...{ analysisId: 'twice', page: 'https://dance.example/app/analysis?id=twice' },
        reports: [{ runId: 'run-1', created_at: '1970-01-01T00:00:00.000Z' }, { runId: 'run-2' }],
      },
      { analysisId: 'never', reports: [] },
      { analysisId: 'unsent', reports: [] },
    ]);
    expect(content.videos).toEqual([
      {
        analysisId: 'twice',
        url: 'https://videos.example/twice',
        expires_at: '2026-11-29T12:05:00.000Z',
      },
    ]);
    expect(exported).toMatchObject({ analyses: 3, reports: 2, links: 1 });
    expect(exported.linksEndAt).toEqual(new Date('2026-11-29T12:05:00.000Z'));
  });

  it('is whole for somebody who has nothing', async () => {
    const { content, linksEndAt } = await collect(startService([]));
    expect(content).toMatchObject({ analyses: [], videos: [] });
    expect(linksEndAt).toBeNull();
  });

  it('leaves half of what a minute has room for to whoever uses the page', async () => {
    const service = startService(many(200), { pageSize: 5 });
    const { analyses, links } = await collect(service);
    expect([analyses, links]).toEqual([200, 200]);
    expect(mostWithinAMinute(service.asked.lists)).toBe(15);
    expect(mostWithinAMinute(service.asked.reads)).toBe(60);
  });

  it('does not wait where there is little to ask for', async () => {
    const service = startService(many(50));
    await collect(service);
    expect(service.waits).toEqual([]);
  });

  it('tells how far it is', async () => {
    const { progress } = await collect(startService(many(2)));
    expect(progress).toEqual(['reports 0/null', 'reports 1/null', 'links 0/2', 'links 1/2']);
  });

  it('waits as long as it is told where the limits are lower', async () => {
    const service = startService(many(12), { lists: 2, reads: 5, pageSize: 3 });
    const { analyses, links } = await collect(service);
    expect([analyses, links]).toEqual([12, 12]);
    expect(service.waits).toEqual([60_000, 60_000, 60_000]);
  });

  it('goes on after the service or the network has failed a few times', async () => {
    const service = startService(many(1), { failures: ['internal', null, 'at_capacity'] });
    expect((await collect(service)).analyses).toBe(1);
    expect(service.waits).toEqual([2_000, 4_000, 8_000]);
  });

  it.each([
    ['the fourth failure in a row', [null, null, null, null]],
    ['a refusal that waiting does not mend', ['unauthenticated']],
  ])('ends with %s', async (_which, failures) => {
    const asked = collect(startService(many(1), { failures }));
    await expect(asked).rejects.toThrow('refused as');
  });

  it('is complete whatever the limits and the sizes of pages are', async () => {
    const anything = fc.record({
      count: fc.nat(40),
      lists: fc.integer({ min: 1, max: 40 }),
      reads: fc.integer({ min: 1, max: 150 }),
      pageSize: fc.integer({ min: 1, max: 100 }),
    });
    await fc.assert(
      fc.asyncProperty(anything, async ({ count, ...limits }) => {
        const kept = many(count);
        const { content } = await collect(startService(kept, limits));
        const runs = content.analyses.map(({ reports }: { reports: { runId: string }[] }) =>
          reports.map(({ runId }) => runId),
        );
        expect(runs).toEqual(kept.map(({ reports }) => reports));
        expect(content.videos).toHaveLength(count);
      }),
      { numRuns: 60 },
    );
  });
});
