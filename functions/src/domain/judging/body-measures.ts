import type { Body } from '../../contract/body.ts';
import type { MeasureKey } from '../../contract/measures.ts';

export const bodyMeasures = [
  'body_extension',
  'body_symmetry',
  'body_posture',
  'body_smoothness',
  'body_range',
] as const;
export type BodyMeasure = (typeof bodyMeasures)[number];
export const isBodyMeasure = (measure: MeasureKey): measure is BodyMeasure =>
  (bodyMeasures as readonly MeasureKey[]).includes(measure);

/** What they are called: their keys among the readings of a body, too. */
export const bodyNames = {
  body_extension: 'extension',
  body_symmetry: 'symmetry',
  body_posture: 'posture',
  body_smoothness: 'smoothness',
  body_range: 'range',
} as const satisfies Record<BodyMeasure, keyof Body>;
