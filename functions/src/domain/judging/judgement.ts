import type { Claim, Judge, JudgedDancer, Segment, Unmeasured } from '../../contract/report.ts';
import type { Scores } from '../../contract/summary.ts';
import type { Practice, Ranges, Reasons, Strength } from '../../contract/verdict.ts';

/** What an analyzer answers. */
export interface Judgement {
  text: string;
  /** A value or null for each of the profile's criteria. */
  scores: Scores;
  /** How sure each score is that is not null. */
  ranges: Ranges;
  /** A model's impression of the whole; null where none judged. */
  summary: string | null;
  /** Why each criterion has its score. */
  reasons: Reasons;
  /** What is good, and what to practise: at most `mostPoints` each. */
  strengths: Strength[];
  practise: Practice[];
  /** Each of a model's independent judgements. */
  judges: Judge[];
  /** Criteria on which they differ by more than judges do. */
  contested: string[];
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
