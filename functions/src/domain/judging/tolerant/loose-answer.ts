import type { Criterion } from '../../../contract/profiles/profile.ts';
import { citedTexts } from './cited-texts.ts';
import { type Fields, looseLines, looseRecord, looseRecords, looseTable } from './loose-shapes.ts';
import {
  isObject,
  type Loosen,
  looseCount,
  looseNumber,
  looseScore,
  looseText,
} from './loose-values.ts';
import { nameReader } from './spelled-names.ts';

export interface AnswerNames {
  criteria: readonly Pick<Criterion, 'key' | 'name'>[];
  /** Keys of the measures that claims may be made of. */
  claimable: readonly string[];
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
const criterion: Fields = { at, reason, score };

/**
 * What an answer means, as its schema wants it, wherever that is beyond doubt: the schema refuses
 * the rest.
 */
export function looseAnswer({ criteria, claimable }: AnswerNames): Loosen {
  const measureNamed = nameReader(Object.fromEntries(claimable.map((key) => [key, []])));
  const claim: Fields = {
    measure: {
      as: (written) => (typeof written === 'string' && measureNamed(written)) || written,
    },
    value: { as: looseNumber },
    statement: { as: looseText },
    at,
  };
  const named = Object.fromEntries(criteria.map(({ key, name }) => [key, [name]]));
  const scores = looseTable(named, looseRecord(criterion));
  const segments = looseRecords(segment);
  return looseRecord({
    segments: { as: (written) => inOrder(segments(written)) },
    claims: { as: looseRecords(claim), ifMissing: [] },
    scores: { as: scores, alsoCalled: ['criteria', 'criteria_scores'] },
    summary: { as: looseText },
    advice: { as: looseLines(looseText), alsoCalled: ['advices'] },
  });
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
