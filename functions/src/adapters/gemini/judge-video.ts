import { AppError } from '../../domain/errors.ts';
import { agree, nearestTo } from '../../domain/judging/agree.ts';
import { askedDancers } from '../../domain/judging/asked-dancers.ts';
import { claimableMeasures } from '../../domain/judging/check-claims.ts';
import { fittingFrameRate } from '../../domain/judging/judge-tokens.ts';
import { judgedReport } from '../../domain/judging/judged-report.ts';
import type { Judgement } from '../../domain/judging/judgement.ts';
import { planSegments } from '../../domain/judging/plan-segments.ts';
import { segmentOrder } from '../../domain/judging/segment-order.ts';
import { triesAgain } from '../../domain/states/runs.ts';
import type { AnalysisJob } from '../../workflows/ports/analyzer.ts';
import type { GeminiOptions } from './gemini-options.ts';
import type { GeminiService } from './gemini-service.ts';
import type { JudgingProgress } from './judging-progress.ts';
import { createLiveSegments } from './live-segments.ts';
import type { CopyKeeper } from './model-copy.ts';
import { firstEstimate, judgeOnce, type OneJudgement } from './one-judge.ts';
import { reserveCalls } from './reserve-calls.ts';

/**
 * What makes several answers differ. Newer models are to be left at their own 1, and may ignore any other:
 * https://ai.google.dev/gemini-api/docs/gemini-3 (temperature)
 */
const severalsTemperature = 1;
const firstAttempt = 1;

/**
 * Has the video judged by as many independent judges as are set, all at once. One that fails after its tries
 * leaves the others; where none is left, one's failure is thrown, of several one after which the run is tried again
 * by itself.
 */
export async function judgeVideo(
  service: GeminiService,
  options: GeminiOptions,
  job: AnalysisJob,
  { copy, progress }: { copy: CopyKeeper; progress: JudgingProgress },
): Promise<Judgement> {
  const { profile, danceType, durationSeconds, measurements, recording } = job;
  const asked = {
    segments: planSegments(durationSeconds, measurements, danceType),
    claimable: claimableMeasures(measurements),
    dancers: askedDancers(measurements),
    framesPerSecond: frameRateFor(options, job),
  };
  const { segments } = asked;
  const judges = Array.from({ length: options.judges }, (_, index) => index);
  const orders = judges.map((index) => segmentOrder(segments.length, index, judges.length));
  const known = { service, options, job, asked };
  const estimates = orders.map((order) => firstEstimate(known, order));
  const reserved = reserveCalls(job.meter, estimates);
  const ofJudge = progress.ofJudges(segments.length, judges.length);
  const onSegment = createLiveSegments(segments, job.onSegments);
  const temperature = judges.length === 1 ? null : severalsTemperature;
  const ends = await Promise.allSettled(
    orders.map((order, index) =>
      judgeOnce(
        { ...known, copy, reserved },
        {
          ...{ index, order, temperature, progress: ofJudge(index) },
          // Of several, one is enough to watch.
          ...(index === 0 && { onSegment }),
        },
      ),
    ),
  );
  await reserved.giveBack().catch((error: unknown) => {
    options.logger.warn('model_call_not_settled', { error });
  });
  const judged = whatIsLeft(ends, options, job);
  const keys = profile.criteria.map(({ key }) => key);
  const answers = judged.map(({ answer }) => answer);
  const agreed = agree(keys, answers);
  const nearest = nearestTo(agreed, answers);
  const speaker = judged.find(({ answer }) => answer === nearest) ?? judged[0];
  const against = { profile, danceType, measurements, recording, segments };
  return {
    ...judgedReport(speaker.answer, { ...against, agreed, judges: judged.length }),
    judges: judged.map(({ answer, finishReason, usage }) => ({
      scores: agree(keys, [answer]).scores,
      finish_reason: finishReason,
      usage,
    })),
    analyzer: `gemini:${options.model}`,
    finishReason: speaker.finishReason,
  };
}

/** Those who judged; throws where nobody did, or whatever they did where the run is over. */
function whatIsLeft(
  ends: readonly PromiseSettledResult<OneJudgement>[],
  { logger }: GeminiOptions,
  { runId, signal }: AnalysisJob,
): [OneJudgement, ...OneJudgement[]] {
  signal.throwIfAborted();
  const failures = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []));
  const [first, ...others] = ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
  if (first === undefined) throw failures.find(isWaitedOut) ?? failures[0];
  for (const error of failures) logger.warn('judge_failed', { runId, error });
  return [first, ...others];
}

const isWaitedOut = (failure: unknown) =>
  failure instanceof AppError && triesAgain(failure, firstAttempt);

function frameRateFor({ framesPerSecond, logger }: GeminiOptions, job: AnalysisJob): number {
  const fitting = fittingFrameRate(job.durationSeconds, framesPerSecond);
  if (fitting < framesPerSecond) {
    const { runId, durationSeconds } = job;
    logger.info('frame_rate_lowered', { runId, durationSeconds, framesPerSecond, fitting });
  }
  return fitting;
}
