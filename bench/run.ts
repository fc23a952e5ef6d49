import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { BootOptions, Stack } from '../scripts/stack/boot.ts';
import { withStack } from '../scripts/stack/with-stack.ts';
import { explain, step } from '../scripts/terminal/say.ts';
import { api } from './benchmarks/api.ts';
import { bodies } from './benchmarks/bodies.ts';
import { coldStart } from './benchmarks/cold-start.ts';
import { cost } from './benchmarks/cost.ts';
import { dashboardList } from './benchmarks/dashboard-list.ts';
import { hostile } from './benchmarks/hostile.ts';
import { list } from './benchmarks/list.ts';
import { load } from './benchmarks/load.ts';
import { measuring } from './benchmarks/measuring.ts';
import { memory } from './benchmarks/memory.ts';
import { music } from './benchmarks/music.ts';
import { pipeline } from './benchmarks/pipeline.ts';
import { rerun } from './benchmarks/rerun.ts';
import { soak } from './benchmarks/soak.ts';
import { statistics } from './benchmarks/statistics.ts';
import { throughput } from './benchmarks/throughput.ts';
import { together } from './benchmarks/together.ts';
import { verdict } from './benchmarks/verdict.ts';
import { warmWorker } from './benchmarks/warm-worker.ts';
import { workout } from './benchmarks/workout.ts';
import { runFootage } from './footage/run-footage.ts';
import { type Benchmark, describeBreaches, type Result } from './frame/benchmark.ts';
import { formatTable } from './frame/format-table.ts';
import { emptyFirestore } from './load/empty-firestore.ts';
import { runVerdict } from './verdict/run-verdict.ts';

const benchmarks: readonly Benchmark[] = [
  coldStart,
  list,
  dashboardList,
  rerun,
  statistics,
  load,
  measuring,
  music,
  bodies,
  together,
  workout,
  verdict,
  pipeline,
  memory,
  warmWorker,
  throughput,
  api,
  hostile,
  soak,
  cost,
];
const resultsPath = path.join(import.meta.dirname, 'results.json');
const where =
  `Local emulators, warm unless a row says cold; ${availableParallelism()} cores ` +
  `(${cpus()[0]?.model.trim() ?? 'unknown'}), shared by the emulators, the functions and the ` +
  `callers; load average before it began: ${loadavg()[0]?.toFixed(1)}.`;

function tellUsage(): never {
  const known = benchmarks.map(({ name }) => name).join(' ');
  process.stdout.write(`Usage: npm run bench [-- <name> …]

Measures our own figures on a stack of its own, all of them or those that are named, and fails where
one passes its limit: ${known}

       npm run bench footage -- <folder>

Measures anybody's clips and compares what is said of them with what is true: --help says how.

       npm run bench verdict [-- <folder>]

Tells how far scores and their ranges hold, also on anybody's clips: --help says how.
`);
  process.exit(0);
}

function choose(names: readonly string[]): readonly Benchmark[] {
  const unknown = names.find((name) => !benchmarks.some((known) => known.name === name));
  if (unknown !== undefined) {
    const known = benchmarks.map(({ name }) => name).join(', ');
    process.stderr.write(
      `There is no benchmark "${unknown}". There are: ${known}, and footage for clips of your own.\n`,
    );
    process.exit(2);
  }
  return names.length === 0 ? benchmarks : benchmarks.filter(({ name }) => names.includes(name));
}

async function measure(chosen: readonly Benchmark[], stack: Stack): Promise<Result[]> {
  // Without it the Admin SDK looks for a metadata server, and warns that there is none.
  Object.assign(process.env, stack.environment, { METADATA_SERVER_DETECTION: 'none' });
  const results: Result[] = [];
  for (const { name, run } of chosen) {
    await emptyFirestore(stack.ports);
    const rows = await step(`Measuring ${name}`, () => run(stack));
    results.push(...rows.map((row) => ({ benchmark: name, ...row })));
  }
  return results;
}

/** On a stack that is booted for them. Answers the exit code of a stack that did not come to its end. */
async function measureOnStack(
  chosen: readonly Benchmark[],
  results: Result[],
  options: BootOptions = {},
): Promise<number> {
  if (chosen.length === 0) return 0;
  return withStack(async (stack, signal) => {
    const stopped = once(signal, 'abort').then((): never => {
      throw signal.reason;
    });
    const measuring = measure(chosen, stack).then((found) => void results.push(...found));
    await Promise.race([measuring, stopped]).catch((error: unknown) => {
      if (signal.aborted) throw signal.reason;
      process.stdout.write(`${explain(error)}\n`);
      failed = true;
    });
    return 0;
  }, options);
}

function tell(results: readonly Result[]): number {
  const measuredAt = new Date().toISOString();
  writeFileSync(resultsPath, `${JSON.stringify({ measuredAt, where, results }, null, 2)}\n`);
  const breaches = describeBreaches(results);
  process.stdout.write(`\n${formatTable(results)}\n\n${where}\n`);
  for (const breach of breaches) process.stdout.write(`✗ ${breach}\n`);
  return breaches.length === 0 ? 0 : 1;
}

const [first, ...rest] = process.argv.slice(2);
if (first === 'footage') process.exit(await runFootage(rest));
if (first === 'verdict') process.exit(await runVerdict(rest));
if (first === '--help') tellUsage();
const chosen = choose(process.argv.slice(2));
const results: Result[] = [];
let failed = false;
let exitCode = await measureOnStack(
  chosen.filter(({ ownStack }) => ownStack === undefined),
  results,
);
for (const benchmark of chosen) {
  if (benchmark.ownStack === undefined || exitCode !== 0 || failed) continue;
  const { options, close } = await benchmark.ownStack();
  exitCode = await measureOnStack([benchmark], results, options).finally(close);
}
if (exitCode === 0) exitCode = failed ? 1 : tell(results);
// A benchmark that was cut short leaves requests behind that go on retrying.
process.exit(exitCode);
