interface Endpoint {
  id: string;
  region?: string;
  concurrency?: number | null;
}
interface Shared {
  emulatedFunctionsFromEndpoints(endpoints: Endpoint[]): unknown;
}
interface Worker {
  state: string;
  request(...request: unknown[]): Promise<void>;
}
interface WorkerPool {
  getIdleWorker(triggerId: string, runtime?: string): Worker | undefined;
  getTriggerWorkers(triggerId: string, runtime?: string): Worker[];
}
interface Emulator {
  startRuntime(backend: unknown, trigger?: { id: string }): Promise<unknown>;
}
/** Three modules of firebase-tools (15.34), in lib/emulator. */
export interface FunctionsEmulatorModules {
  functionsEmulatorShared: Shared;
  functionsRuntimeWorker: {
    RuntimeWorker: { prototype: Worker };
    RuntimeWorkerPool: { prototype: WorkerPool };
  };
  functionsEmulator: { FunctionsEmulator: { prototype: Emulator } };
}

/** Cloud Run's own, where a function names none. */
const defaultConcurrency = 80;

/**
 * The functions emulator gives a process one request at a time and starts another process, two
 * seconds of a core, for each one more. Here, as on Cloud Run, a process takes as many at once as the
 * concurrency of its function, those too that come while it starts.
 */
export function shareProcesses(modules: FunctionsEmulatorModules): void {
  const concurrencyOf = readConcurrency(modules.functionsEmulatorShared);
  const { RuntimeWorker, RuntimeWorkerPool } = modules.functionsRuntimeWorker;
  const underWay = countRequests(RuntimeWorker.prototype);
  shareBusy(RuntimeWorkerPool.prototype, (worker) => underWay.get(worker) ?? 0, concurrencyOf);
  shareStarting(modules.functionsEmulator.FunctionsEmulator.prototype, concurrencyOf);
}

type ConcurrencyOf = (triggerId: string) => number;

/** The emulator reads what the functions declare, and forgets this. */
function readConcurrency(shared: Shared): ConcurrencyOf {
  const declared = new Map<string, number>();
  const { emulatedFunctionsFromEndpoints } = shared;
  shared.emulatedFunctionsFromEndpoints = (endpoints) => {
    const definitions = emulatedFunctionsFromEndpoints(endpoints);
    for (const { id, region, concurrency } of endpoints) {
      declared.set(`${region}-${id}`, concurrency ?? defaultConcurrency);
    }
    return definitions;
  };
  return (triggerId) => declared.get(triggerId) ?? 1;
}

function countRequests(prototype: Worker): WeakMap<Worker, number> {
  const underWay = new WeakMap<Worker, number>();
  const count = (worker: Worker, change: number) => {
    const left = (underWay.get(worker) ?? 0) + change;
    underWay.set(worker, left);
    return left;
  };
  const { request } = prototype;
  prototype.request = async function requestOfSeveral(this: Worker, ...given) {
    count(this, 1);
    try {
      await request.apply(this, given);
    } finally {
      // It calls itself idle when the first of several has ended.
      if (count(this, -1) > 0 && this.state === 'IDLE') this.state = 'BUSY';
    }
  };
  return underWay;
}

function shareBusy(
  prototype: WorkerPool,
  underWay: (worker: Worker) => number,
  concurrencyOf: ConcurrencyOf,
): void {
  const { getIdleWorker } = prototype;
  prototype.getIdleWorker = function getWorkerWithRoom(this: WorkerPool, triggerId, runtime) {
    const hasRoom = (worker: Worker) =>
      worker.state === 'BUSY' && underWay(worker) < concurrencyOf(triggerId);
    return (
      getIdleWorker.call(this, triggerId, runtime) ??
      this.getTriggerWorkers(triggerId, runtime).find(hasRoom)
    );
  };
}

function shareStarting(prototype: Emulator, concurrencyOf: ConcurrencyOf): void {
  const starting = new Map<string, { started: Promise<unknown>; waiting: number }>();
  const { startRuntime } = prototype;
  prototype.startRuntime = function startOrWait(this: Emulator, backend, trigger) {
    if (trigger === undefined) return startRuntime.call(this, backend);
    const known = starting.get(trigger.id);
    if (known !== undefined && known.waiting < concurrencyOf(trigger.id)) {
      known.waiting += 1;
      return known.started;
    }
    const started = startRuntime.call(this, backend, trigger);
    const own = { started, waiting: 1 };
    starting.set(trigger.id, own);
    const forget = () => {
      if (starting.get(trigger.id) === own) starting.delete(trigger.id);
    };
    started.then(forget, forget);
    return started;
  };
}
