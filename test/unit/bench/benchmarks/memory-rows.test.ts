import { describe, expect, it } from 'vitest';
import {
  growthRow,
  killRows,
  peakRows,
  unfinishedRow,
} from '../../../../bench/benchmarks/memory-rows.ts';
import { describeBreaches } from '../../../../bench/frame/benchmark.ts';
import type { MeasuredRun, Way } from '../../../../bench/load/measured-run.ts';
import type { SourceRecipe } from '../../../../bench/load/source-videos/source-recipe.ts';

const mib = 2 ** 20;

interface Told {
  way?: Way;
  sizeMb?: number;
  picture?: SourceRecipe['picture'];
  peakMib?: number;
  outcome?: string;
}

function run(told: Told = {}): MeasuredRun {
  const { way = 'ours', sizeMb = 100, picture = '1080p', peakMib = 400 } = told;
  return {
    source: {
      ...{ sizeMb, picture, name: `${sizeMb} MB ${picture}` },
      ...{ path: 'source.mp4', sizeBytes: sizeMb * mib },
    },
    way,
    outcome: told.outcome ?? 'completed',
    peak: { totalBytes: peakMib * mib, residentBytes: peakMib * mib, tmpBytes: 0 },
    elapsedMs: 2_500,
  };
}

const bothWays = (told: Told) => [run(told), run({ ...told, way: 'old way', peakMib: 900 })];
const breaches = (rows: ReturnType<typeof peakRows>) =>
  describeBreaches(rows.map((row) => ({ benchmark: 'memory', ...row })));

describe('peakRows', () => {
  it('puts the ratio beside both peaks', () => {
    const rows = peakRows(bothWays({ peakMib: 450 }));
    expect(rows.map(({ figure, unit }) => `${figure} ${unit}`)).toEqual([
      '450 MiB',
      '900 MiB',
      '2 ×',
      '2.5 s',
      '2.5 s',
    ]);
  });

  it('breaches where 300 MB of 4K take more than 2,048 MiB', () => {
    const rows = (peakMib: number) => peakRows(bothWays({ sizeMb: 300, picture: '4K', peakMib }));
    expect(breaches(rows(2_048))).toEqual([]);
    expect(breaches(rows(2_049))).toHaveLength(1);
  });

  it('breaches where 30 MB of 1080p take more than 500 MB', () => {
    const rows = (peakMib: number) => peakRows(bothWays({ sizeMb: 30, peakMib }));
    expect(breaches(rows(476))).toEqual([]);
    expect(breaches(rows(477))).toHaveLength(1);
  });

  it('says beside the peak of the old way that it did not complete', () => {
    const rows = peakRows([run(), run({ way: 'old way', outcome: 'killed' })]);
    expect(rows[1]?.what).toContain('; 1 ended killed');
  });
});

describe('unfinishedRow', () => {
  it('breaches where one of our runs did not complete, and names its end', () => {
    const row = unfinishedRow([run(), run({ outcome: 'failed: internal' })], 2_048);
    expect(row.what).toContain('1 ended failed: internal');
    expect(breaches([row])).toHaveLength(1);
  });

  it('leaves the old way aside', () => {
    const row = unfinishedRow([run(), run({ way: 'old way', outcome: 'killed' })], 2_048);
    expect(breaches([row])).toEqual([]);
  });
});

describe('growthRow', () => {
  const grown = (...peaksMib: number[]) =>
    growthRow(
      [run({ peakMib: 470 }), run({ peakMib: 400 })],
      peaksMib.map((peakMib) => run({ sizeMb: 300, peakMib })),
    );

  it("compares the lowest peaks, less the source's own bytes", () => {
    expect(grown(700, 610).figure).toBe(10);
  });

  it('breaches where memory follows the length besides', () => {
    expect(breaches([grown(650, 700)])).toEqual([]);
    expect(breaches([grown(651, 700)])).toHaveLength(1);
  });

  it('throws rather than take a run for a small one that did not complete', () => {
    const killed = run({ sizeMb: 300, peakMib: 200, outcome: 'killed' });
    expect(() => growthRow([run()], [killed, run({ sizeMb: 300 })])).toThrow('did not complete');
  });
});

describe('killRows', () => {
  it('counts what the kernel killed, and names other ends', () => {
    const runs = [
      ...[run({ outcome: 'failed: memory_exceeded' }), run()],
      ...[run({ way: 'old way', outcome: 'killed' }), run({ way: 'old way' })],
    ];
    const rows = killRows([{ limitMib: 512, runs }], null);
    expect(rows.map(({ figure }) => figure)).toEqual([0, 1]);
    expect(rows[0]?.what).toContain('killed of 2 runs, in a memory cgroup');
    expect(rows[0]?.what).toContain('; 1 ended failed: memory_exceeded');
  });

  it('breaches where one of ours was killed, never for the old way', () => {
    const killed = [run({ outcome: 'killed' }), run({ way: 'old way', outcome: 'killed' })];
    const found = breaches(killRows([{ limitMib: 512, runs: killed }], null));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('ours');
  });

  it('compares the peak with the limit where no cgroup can be made, and says so', () => {
    const runs = bothWays({ peakMib: 600 });
    const rows = killRows(
      [
        { limitMib: 1_024, runs },
        { limitMib: 512, runs },
      ],
      'read-only file system',
    );
    expect(rows.map(({ figure }) => figure)).toEqual([1, 1, 0, 0]);
    expect(rows[0]?.what).toContain('would have been killed of 1 runs');
    expect(rows[0]?.what).toContain('no cgroup can be made (read-only file system)');
  });
});
