import { asAppError } from '../../domain/errors.ts';
import { reportOf } from '../../domain/judge-answer.ts';
import { usageOf } from '../../domain/judge-cost.ts';
import { judgePrompt } from '../../domain/judge-prompt.ts';
import { followSegments } from '../../domain/judge-stream.ts';
import type { Judgement } from '../../domain/judgement.ts';
import { planSegments, type TimeSpan } from '../../domain/plan-segments.ts';
import type { AnalysisJob, Analyzer, Clock, Logger } from '../../workflows/ports.ts';
import { readAnswer, wireSchema } from './answer-schema.ts';
import { deleteFile } from './delete-file.ts';
import { failureOfEnding } from './failures.ts';
import { type RemoteFile, waitUntilActive } from './file-state.ts';
import { type GeminiService, googleBaseUrl } from './gemini-service.ts';
import { type Generated, generate } from './generate.ts';
import { withinTime } from './time-limit.ts';
import { uploadFile } from './upload-file.ts';

export interface GeminiOptions {
  apiKey: string;
  model: string;
  /** Null: Google's. */
  baseUrl: string | null;
  /** How many frames a second the model looks at, above 0 to 24. */
  framesPerSecond: number;
  usdPerMillionInput: number | null;
  usdPerMillionOutput: number | null;
  clock: Clock;
  logger: Logger;
}

const mimeType = 'video/mp4';
/** The call's part of a worker's 1,800 s. */
const generateTimeoutMs = 600_000;
/** Twelve segments and the rest take some 3,000; the room is for thinking, which counts too. */
const maxOutputTokens = 16_384;
/** Shares of the analysing stage that end with the upload and with the wait for the file. */
const sentFraction = 0.2;
const readyFraction = 0.25;

/** The analyzer that has Gemini watch the proxy. It throws AppError, or the signal's reason. */
export function createGeminiAnalyzer(options: GeminiOptions): Analyzer {
  const service: GeminiService = {
    apiKey: options.apiKey,
    baseUrl: (options.baseUrl ?? googleBaseUrl).replace(/\/+$/, ''),
    clock: options.clock,
  };
  return {
    async analyse(job) {
      try {
        return await analyse(service, options, job);
      } catch (thrown) {
        throw job.signal.aborted ? job.signal.reason : asAppError(thrown);
      }
    },
    forget: (copy) => deleteFile(service, copy, options.logger),
  };
}

async function analyse(
  service: GeminiService,
  options: GeminiOptions,
  job: AnalysisJob,
): Promise<Judgement> {
  const { profile, signal } = job;
  const segments = planSegments(job.durationSeconds, job.measurements);
  const generated = await withUploadedVideo(service, options.logger, job, (video) =>
    withinTime({ clock: service.clock, timeoutMs: generateTimeoutMs, signal }, (limited) =>
      generate(service, {
        model: options.model,
        prompt: judgePrompt({ ...job, segments }),
        video: { uri: video.uri, mimeType, framesPerSecond: options.framesPerSecond },
        schema: wireSchema(profile),
        maxOutputTokens,
        onText: progressOf(job, segments.length),
        signal: limited,
      }),
    ),
  );
  return judgementOf(generated, options, job, segments);
}

/** The copy at the model's side lives as long as `use` runs. */
async function withUploadedVideo<T>(
  service: GeminiService,
  logger: Logger,
  job: AnalysisJob,
  use: (video: RemoteFile) => Promise<T>,
): Promise<T> {
  const { signal } = job;
  const say = (fraction: number) => job.onProgress(fraction, 'Sending the video to the judge');
  say(0);
  const video = await uploadFile(
    service,
    { path: await job.proxyPath(), mimeType, displayName: job.runId },
    { signal, onProgress: (fraction) => say(fraction * sentFraction) },
  );
  try {
    await waitUntilActive(service, video, signal);
    return await use(video);
  } finally {
    await deleteFile(service, video, logger);
  }
}

/** Names the segment at work and counts the finished ones. */
function progressOf(job: AnalysisJob, segmentCount: number): (piece: string) => void {
  const follow = followSegments();
  let reported = -1;
  const report = (finished: number) => {
    if (finished === reported || finished > segmentCount) return;
    reported = finished;
    const fraction = readyFraction + (1 - readyFraction) * (finished / segmentCount);
    const current = Math.min(finished + 1, segmentCount);
    job.onProgress(fraction, `Analysing segment ${current} of ${segmentCount}`);
  };
  report(0);
  return (piece) => report(follow(piece));
}

function judgementOf(
  generated: Generated,
  options: GeminiOptions,
  { profile }: AnalysisJob,
  segments: readonly TimeSpan[],
): Judgement {
  const failure = failureOfEnding(generated);
  if (failure) throw failure;
  const answer = readAnswer(generated.text, profile, segments.length);
  return {
    ...reportOf(answer, profile, segments),
    analyzer: `gemini:${options.model}`,
    usage: generated.tokens && usageOf(generated.tokens, options),
    finishReason: generated.finishReason,
  };
}
