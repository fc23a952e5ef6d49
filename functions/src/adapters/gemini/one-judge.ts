import type { MeasureKey } from '../../contract/measures.ts';
import type { Usage } from '../../contract/report.ts';
import { AppError } from '../../domain/errors.ts';
import type { AskedDancer } from '../../domain/judging/asked-dancers.ts';
import type { JudgeAnswer } from '../../domain/judging/judge-answer.ts';
import { usageOf } from '../../domain/judging/judge-cost.ts';
import { type JudgePrompt, judgePrompt } from '../../domain/judging/judge-prompt.ts';
import { type Repair, repairOf } from '../../domain/judging/judge-repair.ts';
import {
  moreOutputTokens,
  outputTokensFor,
  remedyFor,
  type Trouble,
  waitMessage,
} from '../../domain/judging/judge-retry.ts';
import type { TimeSpan } from '../../domain/judging/plan-segments.ts';
import type { AnalysisJob } from '../../workflows/ports/analyzer.ts';
import { askModel, estimateOf } from './ask-model.ts';
import { troubleOf, UnusableAnswer } from './failures.ts';
import type { GeminiOptions } from './gemini-options.ts';
import type { GeminiService } from './gemini-service.ts';
import type { JudgeProgress } from './judging-progress.ts';
import { type CopyKeeper, mimeType } from './model-copy.ts';
import { readGenerated } from './read-generated.ts';
import { type ReservedCalls, tallyCalls } from './reserve-calls.ts';
import { pause } from './time-limit.ts';
import { wireSchema } from './wire-schema.ts';

/** What all judges of a video are asked. */
export interface Asked {
  segments: readonly TimeSpan[];
  claimable: readonly MeasureKey[];
  dancers: readonly AskedDancer[];
  framesPerSecond: number;
}
export interface Circumstances {
  service: GeminiService;
  options: GeminiOptions;
  job: AnalysisJob;
  asked: Asked;
  copy: CopyKeeper;
  reserved: ReservedCalls;
}
/** One of them. */
export interface OneJudge {
  /** From 0. */
  index: number;
  /** How the segments are listed to it. */
  order: readonly number[];
  /** Null: the model's own. */
  temperature: number | null;
  progress: JudgeProgress;
  /** Gets the text of each segment as it is finished. */
  onSegment?: (text: string) => void;
}
export interface OneJudgement {
  answer: JudgeAnswer;
  finishReason: string | null;
  usage: Usage | null;
}

/** What a judge's first call will probably use. */
export function firstEstimate(
  { options, job, asked }: Omit<Circumstances, 'copy' | 'reserved'>,
  order: readonly number[],
): Usage {
  const prompt = judgePrompt({ ...job, segments: asked.segments, order });
  return usageOf(estimateOf(questionOf(options, job, asked, prompt)), options);
}

/** Has the video judged once, with as many tries as `remedyFor` grants. */
export async function judgeOnce(
  { service, options, job, asked, copy, reserved }: Circumstances,
  { index, order, temperature, progress, onSegment }: OneJudge,
): Promise<OneJudgement> {
  const { profile, durationSeconds, signal } = job;
  const { segments, claimable, dancers } = asked;
  const prompt = judgePrompt({ ...job, segments, order });
  const calls = tallyCalls();
  const met: Trouble[] = [];
  let isFirst = true;
  let maxOutputTokens = outputTokensFor(dancers.length);
  let repair: Repair | null = null;

  async function tryOnce(uri: string): Promise<OneJudgement> {
    const { framesPerSecond } = asked;
    const question = {
      ...questionOf(options, job, asked, prompt),
      ...{ repair, maxOutputTokens, temperature },
      video: { uri, mimeType, framesPerSecond },
    };
    const estimate = usageOf(estimateOf(question), options);
    const begun = isFirst ? reserved.take(index) : job.meter.begin(estimate);
    isFirst = false;
    const generated = await askModel(service, question, {
      prices: options,
      call: calls.tally(await begun, estimate),
      logger: options.logger,
      onText: progress.followAnswer(onSegment),
      signal,
    });
    const isRepaired = repair !== null;
    const reading = { profile, durationSeconds, segments, claimable, dancers, isRepaired };
    const answer = readGenerated(generated, reading);
    return { answer, finishReason: generated.finishReason, usage: calls.used() };
  }

  async function remedy(failure: AppError, uri: string | null): Promise<void> {
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
        return copy.discard(uri);
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
    let uri: string | null = null;
    try {
      uri = (await copy.ready()).uri;
      return await tryOnce(uri);
    } catch (thrown) {
      if (signal.aborted || !(thrown instanceof AppError)) throw thrown;
      await remedy(thrown, uri);
    }
  }
}

function questionOf(options: GeminiOptions, job: AnalysisJob, asked: Asked, prompt: JudgePrompt) {
  const { claimable, dancers, framesPerSecond } = asked;
  return {
    model: options.model,
    ...{ prompt, framesPerSecond, repair: null, temperature: null },
    schema: wireSchema(job.profile, claimable, dancers),
    maxOutputTokens: outputTokensFor(dancers.length),
    durationSeconds: job.durationSeconds,
  };
}
