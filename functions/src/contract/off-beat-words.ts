import type { OffBeat } from './measurements.ts';

/** Below so many beats beside it. */
const parts = [
  [0.2, 'a sixth of a beat'],
  [0.29, 'a quarter of a beat'],
  [0.42, 'a third of a beat'],
] as const;

/** Such as `120 ms late, a quarter of a beat`. */
export function offBeatInWords({ late_ms, late_beats }: OffBeat): string {
  const part = parts.find(([below]) => Math.abs(late_beats) < below)?.[1] ?? 'half a beat';
  return `${Math.abs(late_ms)} ms ${late_ms > 0 ? 'late' : 'early'}, ${part}`;
}
