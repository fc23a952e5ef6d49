import { AppError } from '../../domain/errors.ts';
import { type Prices, type Tokens, usageOf } from '../../domain/judging/judge-cost.ts';
import { estimateTokens } from '../../domain/judging/judge-tokens.ts';
import type { MeteredCall } from '../../workflows/ports/analyzer.ts';
import type { Logger } from '../../workflows/ports.ts';
import type { GeminiService } from './gemini-service.ts';
import { type Generated, type GenerateRequest, generate } from './generate.ts';
import { withinTime } from './time-limit.ts';

/** The call's part of a worker's 1,800 s. */
const callTimeoutMs = 600_000;
/** Watching a video and thinking takes its time; Node's fetch itself gives up after 300 s. */
const firstPieceTimeoutMs = 240_000;
const silenceTimeoutMs = 90_000;

export interface Question extends Omit<GenerateRequest, 'onPiece' | 'onUsage' | 'signal'> {
  durationSeconds: number;
}
interface Circumstances {
  prices: Prices;
  /** Begun: this ends it, whatever the call's end. */
  call: MeteredCall;
  logger: Logger;
  onText(piece: string): void;
  signal: AbortSignal;
}

/** One call to the model, counted whatever its end and never longer than its limits. */
export async function askModel(
  service: GeminiService,
  question: Question,
  { prices, call, logger, onText, signal }: Circumstances,
): Promise<Generated> {
  let used: Tokens | null = null;
  try {
    const { clock } = service;
    return await withinTime({ clock, timeoutMs: callTimeoutMs, signal }, (limited) =>
      withinTime({ clock, timeoutMs: firstPieceTimeoutMs, signal: limited }, (heard, restart) =>
        generate(service, {
          ...question,
          onPiece: (text) => {
            restart(silenceTimeoutMs);
            onText(text);
          },
          onUsage: (tokens) => {
            used = tokens;
          },
          signal: heard,
        }),
      ),
    );
  } catch (thrown) {
    // The model goes on where we stopped listening, so what it has told so far is too little.
    if (signal.aborted || isTimeout(thrown)) used = null;
    throw thrown;
  } finally {
    await call.end(used && usageOf(used, prices)).catch((error: unknown) => {
      logger.warn('model_call_not_settled', { error });
    });
  }
}

const isTimeout = (thrown: unknown) =>
  thrown instanceof AppError && thrown.code === 'analyzer_timeout';

/** What the call will probably use. */
export function estimateOf(
  question: Omit<Question, 'video'> & { framesPerSecond: number },
): Tokens {
  const { prompt, repair, framesPerSecond, durationSeconds, maxOutputTokens } = question;
  const texts = [prompt.system, prompt.task, repair?.answer ?? '', repair?.request ?? ''];
  return estimateTokens({
    ...{ durationSeconds, framesPerSecond, maxOutputTokens },
    textCharacters: texts.reduce((sum, text) => sum + text.length, 0),
  });
}
