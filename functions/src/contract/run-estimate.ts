import type { Judging } from './operations.ts';
import type { Usage } from './report.ts';

export interface Tokens {
  input: number;
  /** What a model thinks is billed as output. */
  output: number;
}
export interface Prices {
  usdPerMillionInput: number | null;
  usdPerMillionOutput: number | null;
}

/** Twelve segments and the rest take some 3,000; the room is for thinking, which counts too. */
const usualOutputTokens = 16_384;
/** An entry with a comment of three sentences, and three claims: some 920 characters as JSON. */
const outputTokensADancer = 240;
/** `dancers`: how many are scored one by one. */
export const outputTokensFor = (dancers: number): number =>
  usualOutputTokens + dancers * outputTokensADancer;
/** The most that current models write: https://ai.google.dev/gemini-api/docs/models */
export const mostOutputTokens = 65_536;

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
/** Of the prompts; next to the frames of a video of any length they hardly count. */
const usualTextCharacters = 5_000;

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

/** A cost is null where a price is not known, never 0. */
export function usageOf(tokens: Tokens, prices: Prices): Usage {
  const { usdPerMillionInput, usdPerMillionOutput } = prices;
  const known = usdPerMillionInput !== null && usdPerMillionOutput !== null;
  return {
    input_tokens: tokens.input,
    output_tokens: tokens.output,
    cost_usd: known
      ? (tokens.input * usdPerMillionInput + tokens.output * usdPerMillionOutput) / 1_000_000
      : null,
  };
}

/** What a run of so many seconds will probably use, as the first call of each judge reserves it. */
export function estimateRun(durationSeconds: number, judging: Judging): Usage {
  const { input, output } = estimateTokens({
    durationSeconds,
    framesPerSecond: fittingFrameRate(durationSeconds, judging.frames_per_second),
    textCharacters: usualTextCharacters,
    maxOutputTokens: usualOutputTokens,
  });
  const { judges = 1 } = judging;
  return usageOf({ input: judges * input, output: judges * output }, pricesOf(judging));
}

/** What an earlier run by so many judges used, at today's prices and by as many as judge today. */
export function repriced(
  { input_tokens, output_tokens }: Usage,
  judging: Judging,
  judgesThen: number,
): Usage {
  const times = (judging.judges ?? 1) / Math.max(1, judgesThen);
  const tokens = { input: input_tokens * times, output: output_tokens * times };
  return usageOf(tokens, pricesOf(judging));
}

const pricesOf = (judging: Judging): Prices => ({
  usdPerMillionInput: judging.usd_per_million_input,
  usdPerMillionOutput: judging.usd_per_million_output,
});
