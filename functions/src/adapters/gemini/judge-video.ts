import { AppError } from '../../domain/errors.ts';
import { askedDancers } from '../../domain/judging/asked-dancers.ts';
import { claimableMeasures } from '../../domain/judging/check-claims.ts';
import type { JudgeAnswer } from '../../domain/judging/judge-answer.ts';
import { judgePrompt } from '../../domain/judging/judge-prompt.ts';
import { type Repair, repairOf } from '../../domain/judging/judge-repair.ts';
import {
  moreOutputTokens,
  outputTokensFor,
  remedyFor,
  type Trouble,
  waitMessage,
} from '../../domain/judging/judge-retry.ts';
import { fittingFrameRate } from '../../domain/judging/judge-tokens.ts';
import { judgedReport } from '../../domain/judging/judged-report.ts';
import type { Judgement } from '../../domain/judging/judgement.ts';
import { planSegments } from '../../domain/judging/plan-segments.ts';
import type { AnalysisJob } from '../../workflows/ports/analyzer.ts';
import { type Reading, readAnswer } from './answer-schema.ts';
import { askModel } from './ask-model.ts';
import { failureOfEnding, troubleOf, UnusableAnswer } from './failures.ts';
import type { GeminiOptions } from './gemini-options.ts';
import type { GeminiService } from './gemini-service.ts';
import type { Generated } from './generate.ts';
import type { JudgingProgress } from './judging-progress.ts';
import { type CopyKeeper, mimeType } from './model-copy.ts';
import { pause } from './time-limit.ts';
import { wireSchema } from './wire-schema.ts';

/** Has the video judged, with as many tries as `remedyFor` grants. */
export async function judgeVideo(
  service: GeminiService,
  options: GeminiOptions,
  job: AnalysisJob,
  { copy, progress }: { copy: CopyKeeper; progress: JudgingProgress },
): Promise<Judgement> {
  const { profile, danceType, durationSeconds, measurements, recording, signal } = job;
  const segments = planSegments(durationSeconds, measurements, danceType);
  const claimable = claimableMeasures(measurements);
  const dancers = askedDancers(measurements);
  const framesPerSecond = frameRateFor(options, job);
  const met: Trouble[] = [];
  let maxOutputTokens = outputTokensFor(dancers.length);
  let repair: Repair | null = null;

  async function tryOnce(): Promise<Judgement> {
    const { uri } = await copy.ready();
    const question = {
      model: options.model,
      prompt: judgePrompt({ ...job, segments }),
      repair,
      video: { uri, mimeType, framesPerSecond },
      schema: wireSchema(profile, claimable, dancers),
      maxOutputTokens,
      durationSeconds,
    };
    const { logger } = options;
    const onText = progress.followAnswer(segments.length);
    const circumstances = { prices: options, meter: job.meter, logger, onText, signal };
    const generated = await askModel(service, question, circumstances);
    const isRepaired = repair !== null;
    const asked = { profile, durationSeconds, segments, claimable, dancers, isRepaired };
    const answer = readGenerated(generated, asked);
    return {
      ...judgedReport(answer, { profile, danceType, measurements, recording, segments }),
      analyzer: `gemini:${options.model}`,
      finishReason: generated.finishReason,
    };
  }

  async function remedy(failure: AppError): Promise<void> {
    const { trouble, retryAfterSeconds } = troubleOf(failure);
    const step = remedyFor({ trouble, retryAfterSeconds }, met, options.random());
    if (step === null) throw failure;
    met.push(trouble);
    const { runId } = job;
    options.logger.warn('judging_tried_again', { runId, trouble, ...step, cause: failure.cause });
    switch (step.kind) {
      case 'wait':
        progress.say(waitMessage(trouble, step.delayMs));
        return pause(service.clock, step.delayMs, signal);
      case 'send_again':
        return copy.remove();
      case 'allow_more':
        maxOutputTokens = moreOutputTokens(maxOutputTokens);
        return;
      case 'repair':
        if (failure instanceof UnusableAnswer) repair = repairOf(failure.answer, failure.problems);
        return;
      case 'ask_again':
        return;
    }
  }

  for (;;) {
    try {
      return await tryOnce();
    } catch (thrown) {
      if (signal.aborted || !(thrown instanceof AppError)) throw thrown;
      await remedy(thrown);
    }
  }
}

/** An answer that is whole has been paid for, whether or not its end was heard. */
function readGenerated(generated: Generated, asked: Reading): JudgeAnswer {
  const failure = failureOfEnding(generated);
  if (failure === null) return readAnswer(generated.text, asked);
  const { blockReason, finishReason, text } = generated;
  if (blockReason !== null || finishReason !== null || !isClosed(text)) throw failure;
  try {
    return readAnswer(text, asked);
  } catch {
    throw failure;
  }
}

const isClosed = (text: string) => /\}[\s`~]*$/.test(text);

function frameRateFor({ framesPerSecond, logger }: GeminiOptions, job: AnalysisJob): number {
  const fitting = fittingFrameRate(job.durationSeconds, framesPerSecond);
  if (fitting < framesPerSecond) {
    const { runId, durationSeconds } = job;
    logger.info('frame_rate_lowered', { runId, durationSeconds, framesPerSecond, fitting });
  }
  return fitting;
}
