import { setTimeout as sleep } from 'node:timers/promises';
import type { Benchmark, Row } from '../frame/benchmark.ts';
import { withoutTriggers } from '../load/background-triggers.ts';
import { residentBytes } from '../load/own-process/resident-memory.ts';
import { requireProcFileSystem } from '../load/own-process/sample-memory.ts';
import { makeSources, type SourceVideo } from '../load/source-videos/make-sources.ts';
import { completeAll, withWorkers } from '../load/worker-process/with-workers.ts';

const sizesMb = [5, 10, 20];
const runsInARow = 20;
const runsAtOnce = [3, 5];
const growthLimitMb = 50;
/** V8 gives pages back while it idles: nobody tells it to collect. */
const pauseMs = 3_000;

export const warmWorker: Benchmark = {
  name: 'warm-worker',
  async run(stack) {
    requireProcFileSystem();
    const sources = await makeSources(
      sizesMb.map((sizeMb) => ({ sizeMb, picture: '1080p' }) as const),
    );
    return withoutTriggers(stack, async () => {
      const rows = await measureRunsInARow(sources);
      for (const count of runsAtOnce) rows.push(await measureAtOnce(sources, count));
      return rows;
    });
  },
};

async function measureRunsInARow(sources: readonly SourceVideo[]): Promise<Row[]> {
  const queue = cycle(sources, runsInARow);
  const rssMb: number[] = [];
  const outcomes = await withWorkers(1, async ([worker]) => {
    const ended: string[] = [];
    for (const source of queue) {
      ended.push(...(await completeAll([worker], [source])));
      await sleep(rssMb.length === 0 || ended.length === queue.length ? pauseMs : 0);
      rssMb.push((await residentBytes(worker.processId)) / 1e6);
    }
    return ended;
  });
  const first = rssMb[0] ?? Number.NaN;
  const last = rssMb.at(-1) ?? Number.NaN;
  const sizes = sizesMb.join(', ');
  const what = `one warm worker process, ${runsInARow} runs in a row (${sizes} MB 1080p)`;
  return [
    { what: `${what}: not completed`, figure: unfinished(outcomes), unit: 'runs', limit: 0 },
    {
      what: `${what}: RSS of Node after the first, ${pauseMs / 1_000} s later`,
      figure: first,
      unit: 'MB',
    },
    { what: `${what}: highest RSS of Node after a run`, figure: Math.max(...rssMb), unit: 'MB' },
    {
      what: `${what}: RSS of Node after the last, ${pauseMs / 1_000} s later`,
      figure: last,
      unit: 'MB',
    },
    {
      what: `${what}: growth from first to last`,
      figure: last - first,
      unit: 'MB',
      limit: growthLimitMb,
    },
  ];
}

async function measureAtOnce(sources: readonly SourceVideo[], count: number): Promise<Row> {
  const outcomes = await withWorkers(count, (workers) =>
    completeAll(workers, cycle(sources, count)),
  );
  return {
    what: `${count} runs at once, a worker process each: not completed`,
    figure: unfinished(outcomes),
    unit: 'runs',
    limit: 0,
  };
}

const cycle = (sources: readonly SourceVideo[], count: number): SourceVideo[] =>
  Array.from({ length: count }, (_, index) => sources[index % sources.length]).filter(
    (source) => source !== undefined,
  );

const unfinished = (outcomes: readonly string[]) =>
  outcomes.filter((outcome) => outcome !== 'completed').length;
