import type { Stage } from '../../contract/vocabulary.ts';
import type { Workspace } from '../ports/workspaces.ts';
import type { Ports } from '../ports.ts';
import type { ClaimedRun } from './claim-run.ts';
import type { HeldRun } from './hold-run.ts';

/** `fraction` 0..1 of the stage; without a message the stage's own is kept. */
export type OnProgress = (fraction: number, message?: string) => void;

export interface Stages {
  run<T>(stage: Stage, message: string, work: (onProgress: OnProgress) => Promise<T>): Promise<T>;
  /** Whole milliseconds by stage, for those that have ended. */
  timingMs: Record<string, number>;
}

/** Runs stages one after another: each is announced, timed, and its memory logged at both ends. */
export function createStages(
  ports: Pick<Ports, 'clock' | 'logger'>,
  run: ClaimedRun,
  held: HeldRun,
  workspace: Workspace,
): Stages {
  const { analysisId, runId, attempt } = run;
  const timingMs: Record<string, number> = {};

  async function log(event: string, stage: Stage): Promise<void> {
    const memory = await workspace.memory();
    ports.logger.info(event, { analysisId, runId, attempt, stage, ...memory });
  }

  return {
    timingMs,
    async run(stage, message, work) {
      held.signal.throwIfAborted();
      held.advance(stage, 0, message);
      await log('stage_begun', stage);
      const begunAt = ports.clock.now().getTime();
      const result = await work((fraction, news) => held.advance(stage, fraction, news ?? message));
      timingMs[stage] = ports.clock.now().getTime() - begunAt;
      await log('stage_ended', stage);
      return result;
    },
  };
}
