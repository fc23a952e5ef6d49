/** What a step tells by, over time, under the name by which the field knows it: to be drawn beside the truth. */
export interface Curve {
  /** Such as `hist_diff`; a step of its own has one of its own. */
  name: string;
  /** When the first of its values is. */
  startSeconds: number;
  /** Values a second. */
  rate: number;
  values: ArrayLike<number>;
  /** The value from which on the step tells something; null: it compares them with one another. */
  threshold: number | null;
}

/** Takes each curve as its step ends; one of scenes comes in pieces. Who measures for a report takes none, and none is kept. */
export type TakeCurve = (curve: Curve) => void;
