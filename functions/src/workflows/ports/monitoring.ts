import type { Operations } from '../../contract/operations.ts';
import type { AnalysisType } from '../../contract/vocabulary.ts';
import type { Figures } from '../../domain/operations/statistics.ts';
import type { WorkerMemory } from '../../domain/operations/worker-memory.ts';

/** What was counted in the writes of the analysis store, by day (UTC) and type. */
export interface Statistics {
  read(days: readonly string[]): Promise<DayOfStatistics[]>;
}

export interface DayOfStatistics {
  day: string;
  types: Readonly<Record<AnalysisType, Figures>>;
}

/** What the workers hold in memory, each told by its own process. */
export interface Workers {
  /**
   * Takes a reading, and tells it where the run has gone untold for 20 s or `now` is asked for. Nobody
   * waits for it, and it never throws.
   */
  tell(load: WorkerLoad, when?: 'now' | undefined): void;
  /** Those heard since a moment, the last one first. */
  heardSince(moment: Date): Promise<WorkerMemory[]>;
}

export interface WorkerLoad {
  analysisId: string;
  runId: string;
  rssMb: number;
  tmpMb: number;
  limitMb: number;
}

/** `operations/current`, but for its budget, and `operations/queue`, which is made of it. */
export interface OperationsBoard {
  /** Null: it was never written, or by an earlier version. */
  shown(): Promise<Operations | null>;
  /** What is left out stays. */
  show(operations: Operations): Promise<void>;
  /** Has all of it looked for anew where it names this analysis, which is gone. */
  forget(analysisId: string): Promise<void>;
}

/** The process that answers. */
export interface Instance {
  residentMb(): number;
}
