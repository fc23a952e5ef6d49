import type { Benchmark, Row } from '../frame/benchmark.ts';
import { withoutTriggers } from '../load/background-triggers.ts';
import { type MeasuredRun, measureRun, type Way } from '../load/measured-run.ts';
import { findMemoryGroups } from '../load/own-process/memory-group.ts';
import { requireProcFileSystem } from '../load/own-process/sample-memory.ts';
import { hasTmpfs } from '../load/own-process/scratch-folder.ts';
import { makeSources } from '../load/source-videos/make-sources.ts';
import type { SourceRecipe } from '../load/source-videos/source-recipe.ts';
import { growthRow, killRows, type Limited, peakRows, unfinishedRow } from './memory-rows.ts';

const recipes: readonly SourceRecipe[] = [
  { sizeMb: 10, picture: '1080p' },
  { sizeMb: 30, picture: '1080p' },
  { sizeMb: 100, picture: '1080p' },
  { sizeMb: 300, picture: '1080p' },
  { sizeMb: 10, picture: '4K' },
  { sizeMb: 100, picture: '4K' },
  { sizeMb: 300, picture: '4K' },
];
const ways: readonly Way[] = ['ours', 'old way'];
/** WORKER_MEMORY_MIB as it deploys: the peaks are taken under it. */
const deployedMib = 2_048;
const smallerMib = [512, 1_024];
const growth = { picture: '1080p', fromMb: 100, toMb: 300, runs: 3 } as const;

export const memory: Benchmark = {
  name: 'memory',
  async run(stack) {
    requireProcFileSystem();
    const sources = await makeSources(recipes);
    const found = findMemoryGroups();
    const groups =
      found.possible && !hasTmpfs()
        ? ({ possible: false, reason: 'there is no tmpfs for tmp' } as const)
        : found;
    const measureAll = async (limitMib: number): Promise<MeasuredRun[]> => {
      const runs: MeasuredRun[] = [];
      for (const source of sources) {
        for (const way of ways) runs.push(await measureRun(way, source, { groups, limitMib }));
      }
      return runs;
    };
    return withoutTriggers(stack, async () => {
      const runs = await measureAll(deployedMib);
      const limited: Limited[] = [{ limitMib: deployedMib, runs }];
      for (const limitMib of smallerMib) {
        // Without a limit that holds, a second run would tell what the first one told.
        limited.push({ limitMib, runs: groups.possible ? await measureAll(limitMib) : runs });
      }
      const repeat = async (sizeMb: number): Promise<MeasuredRun[]> => {
        const { picture } = growth;
        const measured = runs.filter(
          ({ way, source }) =>
            way === 'ours' && source.sizeMb === sizeMb && source.picture === picture,
        );
        const [source] = measured.map((run) => run.source);
        while (source !== undefined && measured.length < growth.runs) {
          measured.push(await measureRun('ours', source, { groups, limitMib: deployedMib }));
        }
        return measured;
      };
      const rows: Row[] = [
        ...peakRows(runs),
        unfinishedRow(runs, deployedMib),
        growthRow(await repeat(growth.fromMb), await repeat(growth.toMb)),
        ...killRows(limited, groups.possible ? null : groups.reason),
      ];
      return rows;
    });
  },
};
