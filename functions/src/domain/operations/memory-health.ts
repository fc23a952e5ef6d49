export type MemoryHealth = 'healthy' | 'warning' | 'critical';

const warningPercent = 60;
const criticalPercent = 80;

export const percentOf = (heldMb: number, limitMb: number) => (heldMb / limitMb) * 100;

/** By the worse of these shares; what is not known counts as healthy. */
export function judgeHealth(percents: readonly (number | null)[]): MemoryHealth {
  const worst = Math.max(0, ...percents.map((percent) => percent ?? 0));
  if (worst >= criticalPercent) return 'critical';
  return worst >= warningPercent ? 'warning' : 'healthy';
}
