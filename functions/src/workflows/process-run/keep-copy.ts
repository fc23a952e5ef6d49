import type { ModelCopy } from '../../domain/states/analysis.ts';
import type { Event } from '../../domain/states/events.ts';
import type { ClaimedRun } from './claim-run.ts';

/** What a worker's run has at the model's side. */
export interface CopyAtModel {
  /** As this worker knows it, be it recorded or not. */
  current(): ModelCopy | null;
  /** Records it for whoever takes the run over or ends it; throws RunLost where that has happened. */
  keep(copy: ModelCopy | null): Promise<void>;
}

/** `write` at once; `note` with the next write. */
interface Recording {
  write(event: Event): Promise<void>;
  note(event: Event): void;
}

/**
 * Its name is all that anybody needs to find it or to remove it, so that is recorded before it can
 * exist. That it is gone has time: to remove it once more does no harm.
 */
export function copyAtModel(run: ClaimedRun, { write, note }: Recording): CopyAtModel {
  let known = run.work.modelCopy;
  let recorded = known?.name ?? null;
  return {
    current: () => known,
    async keep(copy) {
      known = copy;
      if (copy === null) note({ kind: 'keepCopy', copy });
      else if (copy.name !== recorded) await write({ kind: 'keepCopy', copy });
      recorded = copy?.name ?? null;
    },
  };
}
