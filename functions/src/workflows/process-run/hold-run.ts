import type { Segment } from '../../contract/report.ts';
import type { Video } from '../../contract/summary.ts';
import type { Stage } from '../../contract/vocabulary.ts';
import { AppError } from '../../domain/errors.ts';
import { endsClaim } from '../../domain/states/due.ts';
import type { Event } from '../../domain/states/events.ts';
import { leaseMs } from '../../domain/states/transition.ts';
import type { Ports } from '../ports.ts';
import { changeHeldRun } from './change-held-run.ts';
import type { FollowedRun } from './claim-run.ts';
import { type CopyAtModel, copyAtModel } from './keep-copy.ts';
import { RunLost } from './run-lost.ts';

/** A run while a worker holds it: its lease is kept alive and its progress is told. */
export interface HeldRun {
  /** Aborted, with the reason, when the run is lost or out of time. */
  signal: AbortSignal;
  copy: CopyAtModel;
  /** Has it written with the next write, which comes within some seconds. */
  note(event: Event): void;
  advance(stage: Stage, fraction: number, message: string, video?: Video): void;
  /** Has what a model has finished shown, some seconds later at most; nothing of it is written with the end. */
  show(segments: readonly Segment[]): void;
  /** Ends the run with this reason. */
  stop(reason: AppError): void;
  /** Stops holding: no write of ours follows. Answers what is still to be written with the run's end. */
  settle(): Promise<Event[]>;
}

type Advance = Extract<Event, { kind: 'advance' }>;
type ShowLive = Extract<Event, { kind: 'showLive' }>;

const isNote = ({ kind }: Event) => !['advance', 'renewLease', 'showLive'].includes(kind);

/** What would have a document written that otherwise is not: it goes with progress, or with the end. */
const isOfSummary = ({ kind }: Event) => kind === 'keepPoster';

const heartbeatMs = 20_000;
/** After a write that failed, and between two of what a model has finished. */
const writeAgainMs = 5_000;
const tickMs = 1_000;
/**
 * Each write costs money and calls all who listen. A short run, of some ten seconds, is to be seen moving
 * once; the progress of a longer one goes with its heartbeats, which are written anyway.
 */
const firstProgressMs = 3_000;
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
  run: FollowedRun,
): HeldRun {
  const { clock, logger } = ports;
  const { analysisId } = run;
  const abortion = new AbortController();
  const { signal } = abortion;
  const nowMs = () => clock.now().getTime();
  const begunMs = nowMs();
  let pending: Advance | null = null;
  let live: ShowLive | null = null;
  let notes: Event[] = [];
  let writing: Promise<void> | null = null;
  // Its claim was the first.
  let lastWriteMs = begunMs;
  let hasTold = false;
  let heardMs = nowMs();
  let stopWatching = () => {};

  const unwritten = (): Event[] => [...notes, ...(pending === null ? [] : [pending])];
  function takeUnwritten(): Event[] {
    const events = [...unwritten(), ...(live === null ? [] : [live])];
    notes = [];
    pending = null;
    live = null;
    return events;
  }
  /** What failed to be written, before what has come since. */
  function giveBack(events: readonly Event[]): void {
    for (const event of events) {
      if (event.kind === 'advance') pending = { ...event, ...pending };
      if (event.kind === 'showLive') live ??= event;
    }
    notes = [...events.filter(isNote), ...notes];
  }
  function write(events: Event[]): void {
    lastWriteMs = nowMs();
    writing = attempt(events, lastWriteMs)
      .catch((error: unknown) => {
        if (!(error instanceof RunLost)) logger.warn('progress_not_written', { analysisId, error });
      })
      .finally(() => {
        writing = null;
      });
  }
  async function attempt(events: Event[], askedMs: number): Promise<void> {
    try {
      await changeHeldRun(ports, run, ...events);
      heardMs = askedMs;
      hasTold = true;
    } catch (error) {
      if (error instanceof RunLost) abortion.abort(error);
      giveBack(events);
      throw error;
    }
  }
  async function writeAtOnce(event: Event): Promise<void> {
    const noted = notes.filter((one) => !isOfSummary(one));
    notes = notes.filter(isOfSummary);
    await changeHeldRun(ports, run, ...noted, event).catch((error: unknown) => {
      if (error instanceof RunLost) abortion.abort(error);
      giveBack(noted);
      throw error;
    });
  }
  const sinceWriteMs = () => nowMs() - lastWriteMs;
  function keepAlive(): void {
    if (nowMs() - heardMs >= unheardLimitMs && !signal.aborted) {
      logger.warn('lease_not_renewed', { analysisId });
      abortion.abort(new RunLost());
    }
    if (writing !== null || signal.aborted) return;
    const isLiveDue = live !== null && sinceWriteMs() >= writeAgainMs;
    const hasNews = live !== null || pending !== null || notes.length > 0;
    const isDue = nowMs() - heardMs >= heartbeatMs && sinceWriteMs() >= writeAgainMs;
    const isFirstDue = !hasTold && hasNews && sinceWriteMs() >= firstProgressMs;
    if (!isDue && !isFirstDue && !isLiveDue) return;
    const lease: Event[] = pending === null ? [{ kind: 'renewLease' }] : [];
    write([...lease, ...takeUnwritten()]);
  }
  function watch(): void {
    stopWatching = ports.analyses.watchDue(
      analysisId,
      (due) => {
        if (endsClaim(due, run)) abortion.abort(new RunLost());
      },
      (error) => {
        logger.warn('watching_ended', { analysisId, error });
        stopWatching = clock.after(watchAgainMs, watch);
      },
    );
  }

  const note = (event: Event) => {
    notes.push(event);
  };

  watch();
  const stops = [
    clock.every(tickMs, keepAlive),
    clock.after(timeLimitMs, () => abortion.abort(outOfTime())),
    () => stopWatching(),
  ];

  return {
    signal,
    copy: copyAtModel(run, { write: writeAtOnce, note }),
    note,
    advance(stage, fraction, message, video) {
      const seen = video ?? pending?.video;
      pending = { kind: 'advance', stage, fraction, message, ...(seen && { video: seen }) };
    },
    show(segments) {
      live = { kind: 'showLive', segments };
    },
    stop: (reason) => abortion.abort(reason),
    async settle() {
      for (const stop of stops.splice(0)) stop();
      await writing;
      return unwritten();
    },
  };
}
