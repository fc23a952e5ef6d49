import type { ModelCopy } from '../../domain/states/analysis.ts';
import type { Ports } from '../ports.ts';
import { changeHeldRun } from './change-held-run.ts';
import type { ClaimedRun } from './claim-run.ts';

/** What a worker's run has at the model's side. */
export interface CopyAtModel {
  /** As this worker knows it, be it recorded or not. */
  current(): ModelCopy | null;
  /** Records it for whoever takes the run over or ends it; throws RunLost where that has happened. */
  keep(copy: ModelCopy | null): Promise<void>;
}

export function copyAtModel(
  ports: Pick<Ports, 'analyses' | 'clock'>,
  run: ClaimedRun,
): CopyAtModel {
  let known = run.work.modelCopy;
  return {
    current: () => known,
    async keep(copy) {
      known = copy;
      await changeHeldRun(ports, run, { kind: 'keepCopy', copy });
    },
  };
}
