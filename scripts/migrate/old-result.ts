import type { Scores } from '../../functions/src/contract/summary.ts';

export interface OldResult {
  text: string;
  scores: Scores;
  /** The stored total, 0..100, or null. */
  totalScore: number | null;
  problems: string[];
}

/**
 * Text and scores, from `text`, `scores` and `total_score`, else from within `result`. What is in
 * `result` and nowhere else becomes text, so that nothing a judge said is lost.
 */
export function readOldResult(
  data: Readonly<Record<string, unknown>>,
  scoreScale: number,
): OldResult {
  const result = asRecord(data['result']);
  const scores = readScores(data['scores'] ?? result?.['scores'], scoreScale);
  const total = data['total_score'] ?? result?.['total_score'];
  const named = [
    data['text'],
    ...['text', 'analysis', 'report', 'feedback'].map((key) => result?.[key]),
  ];
  return {
    text: named.map(asText).find((text) => text !== '') ?? asText(data['result']),
    scores: scores.scores,
    totalScore: scaled(total, scoreScale),
    problems: scores.problems,
  };
}

function readScores(value: unknown, scale: number): { scores: Scores; problems: string[] } {
  const scores: Scores = {};
  const problems: string[] = [];
  for (const [key, stored] of Object.entries(asRecord(value) ?? {})) {
    const score = stored === null ? null : scaled(asRecord(stored)?.['score'] ?? stored, scale);
    if (score === null && stored !== null) {
      problems.push(`the score ${key} is no number from 0 to ${scale}: dropped`);
    } else scores[key] = score;
  }
  const measured = Object.values(scores).filter((score) => score !== null);
  if (scale === 100 && measured.length > 0 && measured.every((score) => score <= 10)) {
    problems.push('every score is 10 or less: pass --score-scale 10 if they are out of 10');
  }
  return { scores, problems };
}

function scaled(value: unknown, scale: number): number | null {
  const isNumeric = typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
  const score = isNumeric ? Number(value) : Number.NaN;
  return score >= 0 && score <= scale ? Math.round((score * 1_000) / scale) / 10 : null;
}

function asText(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  if (value === null || value === undefined) return '';
  return JSON.stringify(value, null, 2);
}

export function asRecord(value: unknown): Readonly<Record<string, unknown>> | null {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isRecord && !(value instanceof Date) ? (value as Record<string, unknown>) : null;
}
