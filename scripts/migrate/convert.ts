import { analysisIdSchema } from '../../functions/src/contract/callables.ts';
import { profiles, usualType } from '../../functions/src/contract/profiles/all.ts';
import type { Report } from '../../functions/src/contract/report.ts';
import type { Scores, Summary, Video } from '../../functions/src/contract/summary.ts';
import { asSeen } from '../../functions/src/contract/text.ts';
import { type AnalysisType, analysisTypeSchema } from '../../functions/src/contract/vocabulary.ts';
import { findDance } from '../../functions/src/domain/dances/find-dance.ts';
import { totalScore } from '../../functions/src/domain/judging/total-score.ts';
import { emptyReport } from './old-report.ts';
import { readOldResult } from './old-result.ts';
import { readOldStatus } from './old-status.ts';
import { type Copy, planCopy } from './plan-copy.ts';
import { readDate } from './read-date.ts';

/** A document as the old servers left it; Firestore's times are Date. */
export interface OldDocument {
  id: string;
  data: Readonly<Record<string, unknown>>;
  createdAt: Date;
}

export interface Settings {
  now: Date;
  /** The highest score that the old servers gave: 100, or 10. */
  scoreScale: number;
}

export type Conversion =
  | { kind: 'new_already' }
  | { kind: 'refused'; problem: string }
  | {
      kind: 'converted';
      /** Its `video` is null until the copy is made: see `withVideo`. */
      summary: Summary;
      report: Report | null;
      copy: Copy | null;
      problems: string[];
    };

/** The same for every document, so that a second run after a kill writes the same report. */
export const migratedRunId = 'migrated';

const fieldsRead = new Set(
  (
    'text status video_url user_id timestamp created_at dance_type dancers title analysis_type ' +
    'scores total_score processed processed_at result error message progress model updated_at'
  ).split(' '),
);

/** What an old document becomes. Pure: it copies and writes nothing. */
export function convert({ id, data, createdAt }: OldDocument, settings: Settings): Conversion {
  // Only the new backend has ever written this pair.
  if (typeof data['run_id'] === 'string' && typeof data['attempt'] === 'number') {
    return { kind: 'new_already' };
  }
  if (!analysisIdSchema.safeParse(id).success) {
    return { kind: 'refused', problem: 'its id is none that the functions accept' };
  }
  const userId = textIn(data['user_id']);
  if (userId === '' || userId.includes('/')) {
    return { kind: 'refused', problem: 'it has no user_id, so nobody owns it' };
  }

  const problems: string[] = [];
  const known = analysisTypeSchema.safeParse(data['analysis_type']);
  if (!known.success) problems.push(`it has no known analysis_type: taken as ${usualType}`);
  const type = known.success ? known.data : usualType;
  const result = readOldResult(data, settings.scoreScale);
  problems.push(...result.problems);
  const scores = scoresOf(type, result.scores);
  const total = totalScore(scores) ?? result.totalScore;
  const hasResult = result.text !== '' || total !== null;
  const { status, error } = readOldStatus({
    status: textIn(data['status']),
    processed: data['processed'] === true,
    errorText: textIn(data['error']) || textIn(data['message']),
    hasResult,
  });
  const timestamp = readDate(data['timestamp']) ?? readDate(data['created_at']) ?? createdAt;
  const endedAt = readDate(data['processed_at']);
  const completed = status === 'completed';
  const analyzer = `gemini:${textIn(data['model']) || 'unknown'}`;
  const short = (field: string, longest: number) => shorten(data[field], field, longest, problems);

  const danceType = short('dance_type', 80);
  const summary: Summary = {
    user_id: userId,
    analysis_type: type,
    dance_type: danceType,
    style: findDance(danceType),
    dancers: short('dancers', 200),
    title: short('title', 120),
    params: {},
    timestamp,
    updated_at: settings.now,
    status,
    processed: completed,
    stage: null,
    progress: completed ? 100 : 0,
    message: error?.message ?? (status === 'cancelled' ? 'Cancelled' : null),
    video: null,
    run_id: migratedRunId,
    attempt: 0,
    lease_expires_at: null,
    total_score: completed ? total : null,
    score_ranges: {},
    total_range: null,
    poster: null,
    scores: completed ? scores : {},
    analyzer: completed ? analyzer : null,
    error,
    ...(completed && endedAt !== null && { processed_at: endedAt }),
  };
  const report = hasResult
    ? emptyReport({
        text: result.text,
        total,
        scores: result.scores,
        analyzer,
        at: endedAt ?? timestamp,
      })
    : null;
  const dropped = Object.keys(data).filter((field) => !fieldsRead.has(field));
  if (dropped.length > 0) problems.push(`fields with no new place: ${dropped.sort().join(', ')}`);
  const { copy, problem } = planCopy(textIn(data['video_url']), userId, id);
  if (problem !== null) problems.push(problem);
  return { kind: 'converted', summary, report, copy, problems };
}

/** The summary with its copied video, or without one: then no rerun can succeed. */
export function withVideo(summary: Summary, video: Video | null): Summary {
  const error = summary.error && {
    ...summary.error,
    retryable: summary.error.retryable && video !== null,
  };
  return { ...summary, video, error };
}

/** A score for each of the profile's criteria; what the old servers scored beside stays in the report. */
function scoresOf(type: AnalysisType, scores: Scores): Scores {
  return Object.fromEntries(profiles[type].criteria.map(({ key }) => [key, scores[key] ?? null]));
}

function shorten(
  value: unknown,
  field: string,
  longest: number,
  problems: string[],
): string | null {
  const text = asSeen(Array.isArray(value) ? value.join(', ') : textIn(value)).trim();
  if (text.length > longest) problems.push(`${field} is longer than ${longest} characters: cut`);
  return text === '' ? null : text.slice(0, longest);
}

const textIn = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
