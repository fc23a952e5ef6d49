/** What was done to the stack, in order, so that a person can follow a failed check. */
export interface FaultLog {
  /** `about`: an analysis; null: the whole stack. */
  note(about: string | null, event: string): void;
  /** Lines about one analysis and about the whole stack. */
  about(analysisId: string | null): string[];
  /** Milliseconds since the log was begun. */
  elapsedMs(): number;
}

export function beginFaultLog(): FaultLog {
  const begunAt = performance.now();
  const entries: { about: string | null; line: string }[] = [];
  const elapsedMs = () => Math.round(performance.now() - begunAt);
  return {
    elapsedMs,
    note(about, event) {
      const at = (elapsedMs() / 1000).toFixed(2).padStart(7);
      entries.push({ about, line: `${at} s  ${about === null ? event : `${about}: ${event}`}` });
    },
    about(analysisId) {
      const concerns = (about: string | null) => about === null || about === analysisId;
      return entries.filter(({ about }) => concerns(about)).map(({ line }) => line);
    },
  };
}
