import type { Span } from '../../functions/src/contract/estimate.ts';
import type { Usage } from '../../functions/src/contract/report.ts';
import { inPoints } from '../../functions/src/contract/score-words.ts';
import type { Range } from '../../functions/src/contract/verdict.ts';

export { inPercent as formatShare } from '../../functions/src/contract/share-words.ts';

const dateFormat = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

export const formatDate = (date: Date): string => dateFormat.format(date);

const dayFormat = new Intl.DateTimeFormat('en', { dateStyle: 'medium' });

export const formatDay = (date: Date): string => dayFormat.format(date);

/** As at the beginning of a line. */
export const withCapital = (words: string): string =>
  words.charAt(0).toUpperCase() + words.slice(1);

/** 0..100 in whole points; null was not scored. */
export const formatScore = (score: number | null): string =>
  score === null ? 'Not scored' : inPoints(score);

/** How sure a score is: `most likely between 67 and 82`; nothing where that comes to one number. */
export function likelyInWords({ low, high }: Range): string {
  const [from, to] = [inPoints(low), inPoints(high)];
  return from === to ? '' : `most likely between ${from} and ${to}`;
}

const minutesAndSeconds = (whole: number): string =>
  `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;

/** Minutes and seconds, such as 1:05. */
export const formatDuration = (seconds: number): string => minutesAndSeconds(Math.round(seconds));

/** A place in the video, as a player's clock shows it there. */
export const formatMoment = (seconds: number): string => minutesAndSeconds(Math.floor(seconds));

/** Part of the video, such as `0:09–0:11`; within one second that alone. */
export function formatSpan({ start_seconds, end_seconds }: Span): string {
  const [from, to] = [formatMoment(start_seconds), formatMoment(end_seconds)];
  return from === to ? from : `${from}–${to}`;
}

/** Words in which models and reports cite moments as 00:18, as a player's clock has them: 0:18. */
export const withShortTimes = (words: string): string =>
  words.replaceAll(/(^|[^:\d])0(\d:[0-5]\d)(?![:\d])/g, '$1$2');

export function formatBytes(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1_000))} kB`;
  return `${(bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0)} MB`;
}

const wholeNumber = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const oneDigit = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
/** What a model reads and writes: exact below a thousand, else as much as anybody reads. */
export function formatTokens(tokens: number): string {
  if (tokens >= 1_000_000) return `${oneDigit.format(tokens / 1_000_000)} million tokens`;
  const rounded = tokens < 1_000 ? tokens : 100 * Math.round(tokens / 100);
  return `${wholeNumber.format(rounded)} ${rounded === 1 ? 'token' : 'tokens'}`;
}

/** A model call costs a fraction of a cent. */
const dollars = new Intl.NumberFormat('en', {
  style: 'currency',
  currency: 'USD',
  maximumFractionDigits: 4,
});
export const formatUsd = (amount: number): string => dollars.format(amount);

/** What a model took, such as `1,500 tokens, $0.01`. */
export function formatUsage({ input_tokens, output_tokens, cost_usd }: Usage): string {
  const cost = cost_usd === null ? 'cost unknown' : formatUsd(cost_usd);
  return `${formatTokens(input_tokens + output_tokens)}, ${cost}`;
}
