/** 0..1, or below 0 for what is worse than chance, as `62 %`. */
export function inPercent(share: number): string {
  const whole = Math.round(100 * share);
  return `${whole < 0 ? '−' : ''}${Math.abs(whole)} %`;
}
