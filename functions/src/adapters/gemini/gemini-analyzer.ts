import { AppError } from '../../domain/errors.ts';
import type { Judgement } from '../../domain/judging/judgement.ts';
import { triesAgain } from '../../domain/states/runs.ts';
import type { AnalysisJob, Analyzer } from '../../workflows/ports/analyzer.ts';
import { deleteFile } from './delete-file.ts';
import { CopyFailure } from './failures.ts';
import type { GeminiOptions } from './gemini-options.ts';
import { type GeminiService, googleBaseUrl } from './gemini-service.ts';
import { judgeVideo } from './judge-video.ts';
import { createJudgingProgress } from './judging-progress.ts';
import { createCopyKeeper } from './model-copy.ts';
import { loggerWithoutKey, withholdKey } from './withhold-key.ts';

/** The analyzer that has Gemini watch the proxy. It throws AppError, or the signal's reason. */
export function createGeminiAnalyzer(given: GeminiOptions): Analyzer {
  const { apiKey, clock } = given;
  const options = { ...given, logger: loggerWithoutKey(given.logger, apiKey) };
  const baseUrl = (options.baseUrl ?? googleBaseUrl).replace(/\/+$/, '');
  const service: GeminiService = { apiKey, baseUrl, clock };

  async function keepingKey<T>(signal: AbortSignal | null, work: () => Promise<T>): Promise<T> {
    try {
      requireKey(apiKey);
      return await work();
    } catch (thrown) {
      throw signal?.aborted ? signal.reason : withholdKey(thrown, apiKey);
    }
  }
  return {
    analyse: (job) => keepingKey(job.signal, () => analyse(service, options, job)),
    forget: ({ name }) => keepingKey(null, () => deleteFile(service, name)),
  };
}

async function analyse(
  service: GeminiService,
  options: GeminiOptions,
  job: AnalysisJob,
): Promise<Judgement> {
  const progress = createJudgingProgress(job.onProgress);
  const copy = createCopyKeeper(service, options.logger, job, progress.sent);
  try {
    const judgement = await judgeVideo(service, options, job, { copy, progress });
    await copy.remove();
    return judgement;
  } catch (thrown) {
    if (job.signal.aborted || !leavesCopy(thrown)) await copy.remove();
    throw thrown;
  }
}

/** Whether the task comes again and can use what lies at the model's side. */
function leavesCopy(thrown: unknown): boolean {
  const firstAttempt = 1;
  return (
    thrown instanceof AppError &&
    !(thrown instanceof CopyFailure) &&
    triesAgain(thrown, firstAttempt)
  );
}

/** What no header may carry would be quoted in the error that refuses it. */
function requireKey(apiKey: string): void {
  if (/^[\x21-\x7e]+$/.test(apiKey)) return;
  throw new AppError(
    'internal',
    'The key of the judging model is not set up correctly. Please tell whoever runs this service: it has to be set again.',
    { cause: 'GEMINI_API_KEY holds blanks or characters that no key has' },
  );
}
