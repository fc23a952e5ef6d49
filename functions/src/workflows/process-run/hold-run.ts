import type { Video } from '../../contract/summary.ts';
import type { Stage } from '../../contract/vocabulary.ts';
import { AppError } from '../../domain/errors.ts';
import type { Event } from '../../domain/states/events.ts';
import { holds } from '../../domain/states/runs.ts';
import { leaseMs } from '../../domain/states/transition.ts';
import type { Ports } from '../ports.ts';
import { changeHeldRun } from './change-held-run.ts';
import type { ClaimedRun } from './claim-run.ts';
import { type CopyAtModel, copyAtModel } from './keep-copy.ts';
import { RunLost } from './run-lost.ts';

/** A run while a worker holds it: its lease is kept alive and its progress is told. */
export interface HeldRun {
  /** Aborted, with the reason, when the run is lost or out of time. */
  signal: AbortSignal;
  copy: CopyAtModel;
  advance(stage: Stage, fraction: number, message: string, video?: Video): void;
  /** Ends the run with this reason. */
  stop(reason: AppError): void;
  /** Stops holding: no write of ours follows. */
  settle(): Promise<void>;
}

type Advance = Extract<Event, { kind: 'advance' }>;

const heartbeatMs = 20_000;
/** After a write that failed. */
const writeAgainMs = 5_000;
const progressIntervalMs = 1_000;
/** Unheard for this long, a worker counts itself lost: before its lease lapses and another begins. */
const unheardLimitMs = leaseMs - 10_000;
const watchAgainMs = 1_000;
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
  const { clock, logger } = ports;
  const { analysisId } = run;
  const abortion = new AbortController();
  const { signal } = abortion;
  const nowMs = () => clock.now().getTime();
  let pending: Advance | null = null;
  let writing: Promise<void> | null = null;
  let lastWriteMs = 0;
  let heardMs = nowMs();
  let stopWatching = () => {};

  function write(event: Event): void {
    lastWriteMs = nowMs();
    writing = attempt(event, lastWriteMs).finally(() => {
      writing = null;
    });
  }
  async function attempt(event: Event, begunMs: number): Promise<void> {
    try {
      await changeHeldRun(ports, run, event);
      heardMs = begunMs;
    } catch (error) {
      if (error instanceof RunLost) abortion.abort(error);
      else logger.warn('progress_not_written', { analysisId, error });
      if (event.kind === 'advance') pending = { ...event, ...pending };
    }
  }
  function writePending(): void {
    if (pending === null || writing !== null || signal.aborted) return;
    const event = pending;
    pending = null;
    write(event);
  }
  function keepAlive(): void {
    if (nowMs() - heardMs >= unheardLimitMs && !signal.aborted) {
      logger.warn('lease_not_renewed', { analysisId });
      abortion.abort(new RunLost());
    }
    writePending();
    const isDue = nowMs() - heardMs >= heartbeatMs && nowMs() - lastWriteMs >= writeAgainMs;
    if (isDue && writing === null && !signal.aborted) write({ kind: 'renewLease' });
  }
  function watch(): void {
    stopWatching = ports.analyses.watch(
      analysisId,
      (summary) => {
        if (!holds(summary, run)) abortion.abort(new RunLost());
      },
      (error) => {
        logger.warn('watching_ended', { analysisId, error });
        stopWatching = clock.after(watchAgainMs, watch);
      },
    );
  }

  watch();
  const stops = [
    clock.every(progressIntervalMs, keepAlive),
    clock.after(timeLimitMs, () => abortion.abort(outOfTime())),
    () => stopWatching(),
  ];

  return {
    signal,
    copy: copyAtModel(ports, run),
    advance(stage, fraction, message, video) {
      const seen = video ?? pending?.video;
      pending = { kind: 'advance', stage, fraction, message, ...(seen && { video: seen }) };
      if (nowMs() - lastWriteMs >= progressIntervalMs) writePending();
    },
    stop: (reason) => abortion.abort(reason),
    async settle() {
      for (const stop of stops.splice(0)) stop();
      await writing;
      writePending();
      await writing;
    },
  };
}
