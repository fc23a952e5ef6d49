/** One thing that a deployed project must be able to do. */
export interface Check {
  id: string;
  /** What holds where it passes. */
  title: string;
  /** Ids of checks without which it cannot be tried. */
  needs?: readonly string[];
  /** Why it is not tried here. */
  skip?: string | null;
  /** Answers what is worth knowing of it, or ''. Throws a Finding. */
  run(signal: AbortSignal): Promise<string>;
}

export type Outcome = { title: string } & (
  | { kind: 'passed'; tookMs: number; note: string }
  | { kind: 'failed'; tookMs: number; problem: string; advice: string }
  | { kind: 'skipped'; why: string }
);
