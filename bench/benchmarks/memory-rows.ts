import type { Row } from '../frame/benchmark.ts';
import type { MeasuredRun, Way } from '../load/measured-run.ts';
import type { SourceRecipe } from '../load/source-videos/source-recipe.ts';

const bytesPerMib = 2 ** 20;
const how = 'peak of RSS of all its processes and tmp';

/** What a run of each source may take at most, where the project promises it. */
const promises: readonly (SourceRecipe & { unit: 'MB' | 'MiB'; limit: number })[] = [
  { sizeMb: 300, picture: '4K', unit: 'MiB', limit: 2_048 },
  { sizeMb: 30, picture: '1080p', unit: 'MB', limit: 500 },
];
/**
 * What a source that is three times as long may add besides its bytes: the proxy and the sound of 40 s
 * are 14 MiB, the rest is for how much the lowest of a few runs still differ.
 */
const growthLimitMib = 50;

/** Peak and time of each source, both ways. */
export function peakRows(runs: readonly MeasuredRun[]): Row[] {
  return sourcesOf(runs).flatMap((name) => {
    const ours = runOf(runs, name, 'ours');
    const oldWay = runOf(runs, name, 'old way');
    const promise = promises.find(
      ({ sizeMb, picture }) => sizeMb === ours.source.sizeMb && picture === ours.source.picture,
    );
    const unit = promise?.unit ?? 'MiB';
    return [
      {
        what: `${name}, worker process of its own: ${how}`,
        figure: ours.peak.totalBytes / (unit === 'MB' ? 1e6 : bytesPerMib),
        unit,
        ...(promise && { limit: promise.limit }),
      },
      {
        what: `${name}, old way in a process of its own: ${how}${describeEnds(unfinished([oldWay]))}`,
        figure: oldWay.peak.totalBytes / bytesPerMib,
        unit: 'MiB',
      },
      {
        what: `${name}, old way over ours, peak`,
        figure: oldWay.peak.totalBytes / ours.peak.totalBytes,
        unit: '×',
      },
      { what: `${name}, upload to completed`, figure: ours.elapsedMs / 1_000, unit: 's' },
      { what: `${name}, old way, request to reply`, figure: oldWay.elapsedMs / 1_000, unit: 's' },
    ];
  });
}

/** Without it, peaks and times of runs that ended early would pass for good ones. */
export function unfinishedRow(runs: readonly MeasuredRun[], limitMib: number): Row {
  const ours = runs.filter(({ way }) => way === 'ours');
  const left = unfinished(ours);
  return {
    what: `${limitMib} MiB, ours: not completed of ${ours.length} runs${describeEnds(left)}`,
    figure: left.length,
    unit: 'runs',
    limit: 0,
  };
}

/**
 * How much more a longer source of the same bitrate takes than its own bytes. By the lowest peak of
 * each: what V8 has not collected yet comes on top, and differs by more than the limit between runs.
 */
export function growthRow(short: readonly MeasuredRun[], long: readonly MeasuredRun[]): Row {
  const [low, high] = [lowestPeak(short), lowestPeak(long)];
  const peakGrowth = high.peak.totalBytes - low.peak.totalBytes;
  const sourceGrowth = high.source.sizeBytes - low.source.sizeBytes;
  return {
    what: `growth from ${low.source.name} to ${high.source.name} of the same bitrate, lowest peak of ${short.length} each, less the source's own bytes`,
    figure: (peakGrowth - sourceGrowth) / bytesPerMib,
    unit: 'MiB',
    limit: growthLimitMib,
  };
}

function lowestPeak(runs: readonly MeasuredRun[]): MeasuredRun {
  const [lowest] = unfinished(runs).length === 0 ? runs.toSorted(byPeak) : [];
  if (lowest === undefined)
    throw new Error('A growth cannot be told from runs that did not complete.');
  return lowest;
}

const byPeak = (one: MeasuredRun, other: MeasuredRun) =>
  one.peak.totalBytes - other.peak.totalBytes;

export interface Limited {
  limitMib: number;
  runs: readonly MeasuredRun[];
}

/** `noGroups`: why no limit was in force, so that the sampled peak is compared with it instead. */
export function killRows(limited: readonly Limited[], noGroups: string | null): Row[] {
  const ways: readonly Way[] = ['ours', 'old way'];
  const where =
    noGroups === null
      ? 'in a memory cgroup with tmp on tmpfs'
      : `sampled peak compared, for no cgroup can be made (${noGroups})`;
  return limited
    .toSorted((one, other) => one.limitMib - other.limitMib)
    .flatMap(({ limitMib, runs }) =>
      ways.flatMap((way): Row[] => {
        const own = runs.filter((run) => run.way === way);
        const passed = ({ peak }: MeasuredRun) => peak.totalBytes > limitMib * bytesPerMib;
        const killed = own.filter((run) =>
          noGroups === null ? run.outcome === 'killed' : passed(run),
        );
        const others = unfinished(own).filter((run) => !killed.includes(run));
        const verb = noGroups === null ? 'killed' : 'would have been killed';
        const what = `${limitMib} MiB, ${way}: ${verb} of ${own.length} runs, ${where}`;
        return [
          {
            what: `${what}${describeEnds(others)}`,
            figure: killed.length,
            unit: 'runs',
            ...(way === 'ours' && noGroups === null && { limit: 0 }),
          },
        ];
      }),
    );
}

/** Such as `; 2 ended failed: memory_exceeded`. */
function describeEnds(runs: readonly MeasuredRun[]): string {
  const ends = Map.groupBy(runs, ({ outcome }) => outcome);
  return [...ends].map(([outcome, { length }]) => `; ${length} ended ${outcome}`).join('');
}

const unfinished = (runs: readonly MeasuredRun[]) =>
  runs.filter(({ outcome }) => outcome !== 'completed');

const sourcesOf = (runs: readonly MeasuredRun[]) => [
  ...new Set(runs.map(({ source }) => source.name)),
];

function runOf(runs: readonly MeasuredRun[], name: string, way: Way): MeasuredRun {
  const run = runs.find((candidate) => candidate.source.name === name && candidate.way === way);
  if (run === undefined) throw new Error(`No run of ${name} was measured (${way}).`);
  return run;
}
