import type { Tokens } from './judge-cost.ts';
import { mostOutputTokens } from './judge-retry.ts';

/** At the default resolution: https://ai.google.dev/gemini-api/docs/video-understanding */
const tokensPerFrame = 258;
const tokensPerSecondOfSound = 32;
/** https://ai.google.dev/gemini-api/docs/tokens */
const charactersPerToken = 4;
/** What current models take in: https://ai.google.dev/gemini-api/docs/models */
const contextTokens = 1_048_576;
/** Kept free of video, for the prompt and an answer that has to be repaired. */
const tokensKeptForText = 2 * mostOutputTokens;
/** Answers rarely fill what they may: a reservation of all of it would close the day's budget early. */
const usualShareOfOutput = 0.5;

/** The frame rate at which a video of this length fits the model: the wanted one, or less. */
export function fittingFrameRate(durationSeconds: number, wanted: number): number {
  const forFrames =
    contextTokens - tokensKeptForText - Math.ceil(durationSeconds) * tokensPerSecondOfSound;
  const most = forFrames / (tokensPerFrame * Math.max(1, durationSeconds));
  return wanted <= most ? wanted : Math.max(0.01, Math.floor(most * 100) / 100);
}

/** What a call will probably use, before it is made. */
export function estimateTokens(call: {
  durationSeconds: number;
  framesPerSecond: number;
  textCharacters: number;
  maxOutputTokens: number;
}): Tokens {
  const frames = Math.ceil(call.durationSeconds * call.framesPerSecond);
  const sound = Math.ceil(call.durationSeconds) * tokensPerSecondOfSound;
  const text = Math.ceil(call.textCharacters / charactersPerToken);
  return {
    input: frames * tokensPerFrame + sound + text,
    output: Math.ceil(call.maxOutputTokens * usualShareOfOutput),
  };
}
