import type { Video } from '../../contract/summary.ts';
import type { Stage } from '../../contract/vocabulary.ts';
import { AppError } from '../../domain/errors.ts';
import { holds } from '../../domain/runs.ts';
import type { Event } from '../../domain/transition.ts';
import type { Ports } from '../ports.ts';
import { changeHeldRun } from './change-held-run.ts';
import type { ClaimedRun } from './claim-run.ts';
import { RunLost } from './run-lost.ts';

/** A run while a worker holds it: its lease is kept alive and its progress is told. */
export interface HeldRun {
  /** Aborted, with the reason, when the run is lost or out of time. */
  signal: AbortSignal;
  advance(stage: Stage, fraction: number, message: string, video?: Video): void;
  /** Ends the run with this reason. */
  stop(reason: AppError): void;
  /** Stops holding: no write of ours follows. */
  settle(): Promise<void>;
}

const heartbeatMs = 20_000;
const progressIntervalMs = 1_000;
/** Cloud Tasks gives up on a delivery after 1,800 s: the worker ends itself before. */
const timeLimitMs = 1_740_000;

const outOfTime = () =>
  new AppError(
    'processing_timeout',
    'The analysis took longer than 29 minutes. Try a shorter part of the video.',
    { retryable: true },
  );

export function holdRun(
  ports: Pick<Ports, 'analyses' | 'clock' | 'logger'>,
  run: ClaimedRun,
): HeldRun {
  const abortion = new AbortController();
  const { signal } = abortion;
  let pending: Event | null = null;
  let writing = Promise.resolve();
  let lastWrite = 0;

  function write(event: Event): void {
    lastWrite = ports.clock.now().getTime();
    writing = writing.then(async () => {
      if (signal.aborted) return;
      try {
        await changeHeldRun(ports, run, event);
      } catch (error) {
        if (error instanceof RunLost) abortion.abort(error);
        else ports.logger.warn('progress_not_written', { analysisId: run.analysisId, error });
      }
    });
  }
  function writePending(): void {
    if (pending === null) return;
    write(pending);
    pending = null;
  }

  const stops = [
    ports.clock.every(progressIntervalMs, writePending),
    ports.clock.every(heartbeatMs, () => write({ kind: 'renewLease' })),
    ports.clock.after(timeLimitMs, () => abortion.abort(outOfTime())),
    ports.analyses.watch(
      run.analysisId,
      (summary) => {
        if (!holds(summary, run)) abortion.abort(new RunLost());
      },
      (error) => ports.logger.warn('watching_ended', { analysisId: run.analysisId, error }),
    ),
  ];

  return {
    signal,
    advance(stage, fraction, message, video) {
      const known = pending?.kind === 'advance' ? pending.video : undefined;
      const seen = video ?? known;
      pending = { kind: 'advance', stage, fraction, message, ...(seen && { video: seen }) };
      if (ports.clock.now().getTime() - lastWrite >= progressIntervalMs) writePending();
    },
    stop: (reason) => abortion.abort(reason),
    async settle() {
      for (const stop of stops.splice(0)) stop();
      if (!signal.aborted) writePending();
      await writing;
    },
  };
}
