import type { Criterion } from '../../../contract/profiles/profile.ts';
import { citedSpans, citedTexts } from './cited-texts.ts';
import { type Fields, looseRecord, looseRecords, looseTable } from './loose-shapes.ts';
import {
  isObject,
  type Loosen,
  looseCount,
  looseNumber,
  looseScore,
  looseText,
} from './loose-values.ts';
import { type Names, nameReader } from './spelled-names.ts';

export interface AnswerNames {
  criteria: readonly Pick<Criterion, 'key' | 'name'>[];
  /** Keys of the measures that claims may be made of. */
  claimable: readonly string[];
  /** Labels of whom is scored one by one. */
  dancers: readonly string[];
}

const at = {
  as: citedTexts,
  alsoCalled: [
    'at_seconds',
    'moments',
    'times',
    'timestamps',
    'time',
    'timestamp',
    'cited_moments',
  ],
  ifMissing: [],
};
const reason = {
  as: looseText,
  alsoCalled: ['reasoning', 'rationale', 'justification', 'explanation', 'comment'],
};
const score = { as: looseScore, alsoCalled: ['rating'] };

const segment: Fields = {
  segment: {
    as: looseCount,
    alsoCalled: ['segment_number', 'segment_id', 'segment_index', 'number', 'id', 'index'],
  },
  label: { as: looseText, alsoCalled: ['title', 'name'] },
  comment: { as: looseText, alsoCalled: ['comments', 'description', 'feedback', 'reason'] },
  at,
  score,
};
/** One that stands alone. */
export const looseSegment = looseRecord(segment);
const criterion: Fields = {
  at,
  reason,
  low: {
    as: looseScore,
    alsoCalled: ['lowest', 'lower', 'lower_bound', 'minimum', 'min'],
    ifMissing: null,
  },
  high: {
    as: looseScore,
    alsoCalled: ['highest', 'upper', 'upper_bound', 'maximum', 'max'],
    ifMissing: null,
  },
  score,
};
const point = (criteria: Loosen): Fields => ({
  sentence: { as: looseText, alsoCalled: ['text', 'statement', 'comment', 'description'] },
  criterion: { as: criteria, alsoCalled: ['criterion_key', 'key'], ifMissing: null },
  at: { ...at, as: citedSpans, alsoCalled: [...at.alsoCalled, 'spans', 'where'] },
});
const drill = { as: looseText, alsoCalled: ['exercise', 'how', 'how_to_practise'] };
const dancer = (label: Loosen): Fields => ({
  label: { as: label, alsoCalled: ['dancer', 'name', 'who'] },
  at,
  comment: { as: looseText, alsoCalled: ['comments', 'description', 'feedback', 'reason'] },
  technique: { as: looseScore, alsoCalled: ['technique_score', 'technical_quality'] },
  presentation: { as: looseScore, alsoCalled: ['presentation_score'] },
});

/**
 * What an answer means, as its schema wants it, wherever that is beyond doubt: the schema refuses
 * the rest.
 */
export function looseAnswer({ criteria, claimable, dancers }: AnswerNames): Loosen {
  const label = nameAmong(unnamed(dancers));
  const claim: Fields = {
    measure: { as: nameAmong(unnamed(claimable)) },
    ...(dancers.length > 0 && { dancer: { as: label, ifMissing: null } }),
    value: { as: looseNumber },
    statement: { as: looseText },
    at,
  };
  const named = Object.fromEntries(criteria.map(({ key, name }) => [key, [name]]));
  const scores = looseTable(named, looseRecord(criterion));
  const ofCriterion = nameAmong(named);
  const segments = looseRecords(segment);
  return looseRecord({
    segments: { as: (written) => inOrder(segments(written)) },
    claims: { as: looseRecords(claim), ifMissing: [] },
    scores: { as: scores, alsoCalled: ['criteria', 'criteria_scores'] },
    ...(dancers.length > 0 && { dancers: { as: looseRecords(dancer(label)), ifMissing: [] } }),
    summary: { as: looseText },
    strengths: { as: looseRecords(point(ofCriterion), 'sentence') },
    practise: {
      as: looseRecords({ ...point(ofCriterion), drill }, 'sentence'),
      alsoCalled: ['practice'],
    },
  });
}

const unnamed = (names: readonly string[]): Names =>
  Object.fromEntries(names.map((name) => [name, []]));

/** One of the names, however it is spelled; what is none of them stays as it is. */
function nameAmong(names: Names): Loosen {
  const named = nameReader(names);
  return (written) => (typeof written === 'string' && named(written)) || written;
}

/** Segments by their number, from 1; those without any are numbered as they stand. */
function inOrder(segments: unknown): unknown {
  if (!Array.isArray(segments) || !segments.every(isObject)) return segments;
  const isUnnumbered = segments.every((each) => (each['segment'] ?? null) === null);
  const numbers = segments.map((each, index) => (isUnnumbered ? index : each['segment']));
  if (!numbers.every((each) => typeof each === 'number')) return segments;
  const isFromZero =
    numbers.includes(0) &&
    numbers.every((number) => number < numbers.length) &&
    new Set(numbers).size === numbers.length;
  return segments
    .map((each, index) => ({ ...each, segment: (numbers[index] ?? 0) + (isFromZero ? 1 : 0) }))
    .toSorted((a, b) => a.segment - b.segment);
}
