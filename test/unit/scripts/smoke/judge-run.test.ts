import { describe, expect, it } from 'vitest';
import { statuses } from '../../../../functions/src/contract/vocabulary.ts';
import { Finding } from '../../../../scripts/smoke/finding.ts';
import { judgeArrival, judgeDelivery, judgeEnd } from '../../../../scripts/smoke/judge-run.ts';
import { isPast, type RunState, runStateOf, stepOf } from '../../../../scripts/smoke/run-state.ts';

const state = (changes: Partial<RunState>): RunState => ({
  status: 'uploading',
  stage: null,
  progress: 0,
  message: null,
  error: null,
  runId: 'run-1',
  totalScore: null,
  analyzer: null,
  ...changes,
});
const waited = { project: 'my-dance-app', seconds: 60 };

/** What is wrong, and what to do about it; null: nothing is. */
function found(judge: () => unknown): string | null {
  try {
    judge();
    return null;
  } catch (error) {
    if (error instanceof Finding) return `${error.message} ${error.advice}`;
    throw error;
  }
}

describe('judgeArrival', () => {
  const lost = { bucket: 'my-bucket', isInBucket: false, isNoticed: false };

  it.each(['queued', 'processing', 'completed', 'failed', 'cancelled', 'expired'])(
    'is content once the analysis is %s',
    (status) => {
      expect(found(() => judgeArrival(state({ status }), lost, waited))).toBeNull();
    },
  );

  it.each([
    [{}, /no video lies in the bucket my-bucket/],
    [{ isInBucket: true }, /after 60 s .* onVideoUploaded did not fire.*"onvideouploaded"/],
    [{ isInBucket: true, isNoticed: true }, /is not let in: "It waits for room\.".*full/],
  ])('tells where a video is that nobody lets in: %j', (changes, words) => {
    const message = 'It waits for room.';
    const judge = () => judgeArrival(state({ message }), { ...lost, ...changes }, waited);
    expect(found(judge)).toMatch(words);
  });

  it('says so where the analysis has gone', () => {
    expect(found(() => judgeArrival(null, lost, waited))).toContain('has gone');
  });
});

describe('judgeDelivery', () => {
  const line = { isSent: true, active: 0, workers: 2, queue: null };
  const queued = state({ status: 'queued', stage: 'queued' });

  it('is content once a worker has it, and after its end', () => {
    const working = state({ status: 'processing', stage: 'downloading' });
    expect(found(() => judgeDelivery(working, line, waited))).toBeNull();
    expect(found(() => judgeDelivery(state({ status: 'failed' }), line, waited))).toBeNull();
  });

  it.each([
    [
      { queue: { state: 'PAUSED', depth: 1 } },
      /is PAUSED\. .*queue -- resume --project my-dance-app/,
    ],
    [{ active: 2 }, /every worker has another video \(2 of 2\)/],
    [{ isSent: false }, /got no turn within 60 s/],
    [{}, /not delivered within 60 s: the queue has it.*queue -- status/],
    [{ queue: { state: 'RUNNING', depth: 1 } }, /not delivered within 60 s: the queue has it/],
  ])('tells why no worker has it: %j', (changes, words) => {
    expect(found(() => judgeDelivery(queued, { ...line, ...changes }, waited))).toMatch(words);
    const again = state({ status: 'processing', stage: 'queued' });
    expect(found(() => judgeDelivery(again, { ...line, ...changes }, waited))).toMatch(words);
  });
});

describe('judgeEnd', () => {
  it('tells what a completed run gave', () => {
    const completed = state({ status: 'completed', totalScore: 79.96, analyzer: 'signal:2' });
    expect(judgeEnd(completed, waited)).toBe('80.0 points, by signal:2');
    expect(judgeEnd({ ...completed, totalScore: null }, waited)).toBe('no total, by signal:2');
  });

  it.each([
    [
      { status: 'failed', error: { code: 'worker_lost', message: 'It was lost.' } },
      /failed \(worker_lost\): It was lost\. .*"Runs fail".*worker_lost/,
    ],
    [{ status: 'cancelled' }, /has ended cancelled/],
    [
      { status: 'processing', stage: 'analysing', progress: 71, message: 'Analysing segment 3' },
      /not done after 60 s\. It is at 71 %, analysing: "Analysing segment 3"/,
    ],
    [{ status: 'processing', stage: 'queued', progress: 20 }, /at 20 %, queued/],
  ])('tells how another ended or where it is: %j', (changes, words) => {
    expect(found(() => judgeEnd(state(changes), waited))).toMatch(words);
  });
});

describe('runStateOf', () => {
  it('reads a summary, and one that lacks fields', () => {
    expect(runStateOf(null)).toBeNull();
    const read = runStateOf({
      status: 'failed',
      progress: 3,
      error: { code: 'internal', message: 'x' },
    });
    expect(read).toMatchObject({ status: 'failed', progress: 3, stage: null, analyzer: null });
    expect(read?.error).toEqual({ code: 'internal', message: 'x' });
  });

  it('knows a step for every status', () => {
    expect(statuses.map((status) => stepOf(state({ status })))).toEqual(
      statuses.map((status) =>
        ['uploading', 'queued', 'processing'].includes(status) ? status : 'ended',
      ),
    );
    expect(isPast(state({ status: 'expired' }), 'processing')).toBe(true);
  });
});
