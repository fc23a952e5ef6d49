import type { Segment } from '../../contract/report.ts';
import type { Scores } from '../../contract/summary.ts';

/** What an analyzer answers. */
export interface Judgement {
  text: string;
  /** A value or null for each of the profile's criteria. */
  scores: Scores;
  segments: Segment[];
  /** `gemini:<model>` or `signal:<version>` */
  analyzer: string;
  finishReason: string | null;
}
