import { Finding } from './finding.ts';
import { logsOf } from './logs-of.ts';
import { isPast, type RunState } from './run-state.ts';

/** What was waited for, and for how long. */
interface Waited {
  project: string;
  seconds: number;
}

const gone = () =>
  new Finding(
    'The analysis has gone while it was waited for.',
    'Did somebody delete it, or its user, meanwhile? Try again.',
  );

/** Where a video is that nobody has let in yet. */
export interface Arrival {
  bucket: string;
  isInBucket: boolean;
  isNoticed: boolean;
}

/** Throws a Finding unless the video's arrival was noticed, and let in. */
export function judgeArrival(
  state: RunState | null,
  { bucket, isInBucket, isNoticed }: Arrival,
  { project, seconds }: Waited,
): void {
  if (state === null) throw gone();
  if (isPast(state, 'uploading')) return;
  if (isNoticed) {
    throw new Finding(
      `The video has arrived and is not let in: "${state.message}"`,
      'The service is full: docs/runbook.md, "Everybody is refused". Try again when there is room.',
    );
  }
  if (!isInBucket) {
    throw new Finding(
      `The upload was accepted, but no video lies in the bucket ${bucket}.`,
      `Is that the bucket of the functions? \`npm run setup -- ${project}\` says which is the default bucket.`,
    );
  }
  throw new Finding(
    `The video is in the bucket, but after ${seconds} s nothing has noticed it: the trigger onVideoUploaded did not fire.`,
    `After a first deploy, wait five minutes and try again. ${logsOf('onVideoUploaded', project)}`,
  );
}

/** What stands around a run that waits for its worker. */
export interface Line {
  /** Its task was queued. */
  isSent: boolean;
  /** Runs that workers have; null: not known. */
  active: number | null;
  workers: number;
  /** As Cloud Tasks says; null: not known. */
  queue: { state: string; depth: number } | null;
}

/** Throws a Finding unless a worker has taken the run, or it has ended. */
export function judgeDelivery(
  state: RunState | null,
  { isSent, active, workers, queue }: Line,
  { project, seconds }: Waited,
): void {
  if (state === null) throw gone();
  if (isPast(state, 'queued')) return;
  if (queue !== null && queue.state !== 'RUNNING') {
    throw new Finding(
      `The task is not delivered: the queue processAnalysis is ${queue.state}.`,
      `Run \`npm run queue -- resume --project ${project}\`.`,
    );
  }
  if (active !== null && active >= workers) {
    throw new Finding(
      `The task was not delivered within ${seconds} s: every worker has another video (${active} of ${workers}).`,
      'Try again when they are done, or raise MAX_CONCURRENT_PROCESSING and deploy.',
    );
  }
  if (!isSent) {
    throw new Finding(
      `The run got no turn within ${seconds} s: no task was made for it.`,
      logsOf('onVideoUploaded', project),
    );
  }
  throw new Finding(
    `The task was not delivered within ${seconds} s: the queue has it, or lost it, and no worker has begun.`,
    `Is the queue running? \`npm run queue -- status --project ${project}\`. May tasks call the function? ${logsOf('processAnalysis', project)}`,
  );
}

/** Throws a Finding unless the run has completed. Answers what it gave. */
export function judgeEnd(state: RunState | null, { project, seconds }: Waited): string {
  if (state === null) throw gone();
  const { status, error } = state;
  if (status === 'completed') {
    const score = state.totalScore === null ? 'no total' : `${state.totalScore.toFixed(1)} points`;
    return `${score}, by ${state.analyzer ?? 'nobody'}`;
  }
  if (error !== null) {
    throw new Finding(
      `The worker failed (${error.code}): ${error.message}`,
      `docs/runbook.md, "Runs fail", says what helps with ${error.code}. ${logsOf('processAnalysis', project)}`,
    );
  }
  if (isPast(state, 'processing')) {
    throw new Finding(`The analysis has ended ${status}.`, logsOf('processAnalysis', project));
  }
  const stage = state.stage ?? status;
  const said = state.message === null ? '' : `: "${state.message}"`;
  throw new Finding(
    `The worker was not done after ${seconds} s. It is at ${state.progress} %, ${stage}${said}`,
    logsOf('processAnalysis', project),
  );
}
