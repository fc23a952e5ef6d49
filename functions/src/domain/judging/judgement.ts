import type { Claim, JudgedDancer, Segment, Unmeasured } from '../../contract/report.ts';
import type { Scores } from '../../contract/summary.ts';

/** What an analyzer answers. */
export interface Judgement {
  text: string;
  /** A value or null for each of the profile's criteria. */
  scores: Scores;
  segments: Segment[];
  /** What it says of each of several; null where it was not asked to. */
  dancers: JudgedDancer[] | null;
  /** What it says of things that were measured, beside what was measured. */
  claims: Claim[];
  /** What the measuring leaves open, and why. */
  notMeasured: Unmeasured[];
  /** `gemini:<model>` or `signal:<version>` */
  analyzer: string;
  finishReason: string | null;
}
