/** Time, as far as an export needs it. */
export interface Waiting {
  nowMs(): number;
  /** Throws where the export is given up meanwhile. */
  wait(ms: number): Promise<void>;
}

const minuteMs = 60_000;

/** Waits until fewer than `perMinute` have been let through within a minute, then lets one through. */
export function createPacer(perMinute: number, time: Waiting): () => Promise<void> {
  const passed: number[] = [];
  return async () => {
    const earliest = passed.length < perMinute ? undefined : passed.shift();
    const leftMs = earliest === undefined ? 0 : earliest + minuteMs - time.nowMs();
    if (leftMs > 0) await time.wait(leftMs);
    passed.push(time.nowMs());
  };
}
