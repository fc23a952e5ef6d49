import type { MeasureKey } from '../../contract/measures.ts';
import type { Profile } from '../../contract/profiles/profile.ts';
import { type AskedDancer, claimableOfDancers } from '../../domain/judging/asked-dancers.ts';

/** The service's dialect of OpenAPI schemas. */
export interface WireSchema {
  type: 'object' | 'array' | 'string' | 'number' | 'integer';
  nullable?: boolean;
  properties?: Record<string, WireSchema>;
  required?: string[];
  /** The order in which the model writes: segments come first, so that they can be watched. */
  propertyOrdering?: string[];
  items?: WireSchema;
  format?: 'enum';
  enum?: readonly string[];
}

/**
 * Shapes only: a schema with many bounds is refused as having "too many states". A score comes after
 * the moments and the reason that it rests on.
 */
export function wireSchema(
  profile: Profile,
  claimable: readonly MeasureKey[],
  dancers: readonly AskedDancer[] = [],
): WireSchema {
  const text: WireSchema = { type: 'string' };
  const at = list(text);
  const score: WireSchema = { type: 'number', nullable: true };
  const criterion = record({ at, reason: text, low: score, high: score, score });
  const ofCriterion = { ...oneOf(profile.criteria.map(({ key }) => key)), nullable: true };
  const measure = oneOf([...claimable, ...claimableOfDancers(dancers)]);
  const label = oneOf(dancers.map((dancer) => dancer.label));
  const isOfSeveral = dancers.length > 0;
  const ofWhom = isOfSeveral && { dancer: { ...label, nullable: true } };
  const each = isOfSeveral && {
    dancers: list(record({ label, at, comment: text, technique: score, presentation: score })),
  };
  return record({
    segments: list(record({ segment: { type: 'integer' }, label: text, comment: text, at, score })),
    claims: list(record({ measure, ...ofWhom, value: { type: 'number' }, statement: text, at })),
    scores: record(Object.fromEntries(profile.criteria.map(({ key }) => [key, criterion]))),
    ...each,
    summary: text,
    strengths: list(record({ sentence: text, criterion: ofCriterion, at })),
    practise: list(record({ sentence: text, drill: text, criterion: ofCriterion, at })),
  });
}

const list = (items: WireSchema): WireSchema => ({ type: 'array', items });

/** Any text where there is nothing to choose from: an empty enum is refused. */
const oneOf = (values: readonly string[]): WireSchema =>
  values.length === 0 ? { type: 'string' } : { type: 'string', format: 'enum', enum: values };

function record(properties: Record<string, WireSchema>): WireSchema {
  const names = Object.keys(properties);
  return { type: 'object', properties, required: names, propertyOrdering: names };
}
