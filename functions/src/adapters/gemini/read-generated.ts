import type { JudgeAnswer } from '../../domain/judging/judge-answer.ts';
import { type Reading, readAnswer } from './answer-schema.ts';
import { failureOfEnding } from './failures.ts';
import type { Generated } from './generate.ts';

/** An answer that is whole has been paid for, whether or not its end was heard. */
export function readGenerated(generated: Generated, asked: Reading): JudgeAnswer {
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
