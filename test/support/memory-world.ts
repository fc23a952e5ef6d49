import type { Usage } from '../../functions/src/contract/report.ts';
import type { RunTask } from '../../functions/src/workflows/ports/task-queue.ts';
import type { Ports } from '../../functions/src/workflows/ports.ts';
import { createFakeClock } from './fake-clock.ts';
import { createMemoryAnalyses, type MemoryAnalyses } from './memory-analyses.ts';
import { createMemoryLine } from './memory-line.ts';

export interface QueuedTask extends RunTask {
  notBefore: Date | null;
}

export interface MemoryWorld {
  ports: Ports;
  clock: ReturnType<typeof createFakeClock>;
  analyses: MemoryAnalyses;
  /** What the queue took in, in order; a name that it knows it refuses, as Cloud Tasks does. */
  queued: QueuedTask[];
  withdrawn: RunTask[];
  /** Names of the copies that were forgotten at the model's side. */
  forgotten: string[];
  /** While true, the model's side cannot be reached. */
  modelIsDown: boolean;
  /** Prefixes under which all objects were removed. */
  emptied: string[];
  reserved: Map<string, Usage>;
  settled: Map<string, Usage>;
  /** What a run's work comes to, in the place of the pipeline's. */
  work: () => Promise<never>;
}

/** Every port in memory; what a test does not name throws. */
export function createMemoryWorld(): MemoryWorld {
  const clock = createFakeClock();
  const analyses = createMemoryAnalyses(clock);
  const names = new Set<string>();
  let lastId = 0;
  const silent = { info() {}, warn() {}, error() {} };

  const world: Omit<MemoryWorld, 'ports'> = {
    clock,
    analyses,
    queued: [],
    withdrawn: [],
    forgotten: [],
    modelIsDown: false,
    emptied: [],
    reserved: new Map(),
    settled: new Map(),
    work: () => Promise.reject(new Error('this test runs no pipeline')),
  };
  const ports = {
    analyses,
    line: createMemoryLine(analyses.quotas),
    clock,
    logger: silent,
    tasks: {
      async enqueue(task: RunTask, notBefore: Date | null = null) {
        const name = `${task.analysisId}-${task.runId}-${task.dispatch}`;
        if (names.has(name)) return;
        names.add(name);
        world.queued.push({ ...task, notBefore });
      },
      async remove(task: RunTask) {
        world.withdrawn.push(task);
      },
    },
    analyzer: {
      analyse: () => Promise.reject(new Error('this test judges nothing')),
      async forget({ name }: { name: string }) {
        if (world.modelIsDown) throw new Error('the model is down');
        world.forgotten.push(name);
      },
    },
    bucket: {
      removeAll: async (prefix: string) => void world.emptied.push(prefix),
    },
    budget: {
      async requireOpen() {},
      async refresh() {},
      reserve: async (id: string, estimate: Usage) => void world.reserved.set(id, estimate),
      settle: async (id: string, used: Usage) => void world.settled.set(id, used),
    },
    operations: {
      shown: async () => ({ updated_at: clock.now() }),
      show: async () => {},
      forget: async () => {},
    },
    workspaces: { within: () => world.work() },
    ids: {
      runId() {
        lastId += 1;
        return `id-${lastId}`;
      },
    },
  };
  return Object.assign(world, { ports: ports as unknown as Ports });
}
