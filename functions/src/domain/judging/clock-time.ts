import { clockTime } from '../../contract/clock-time.ts';

export { clockTime };

const mostTold = 12;

/** Such as `00:03, 00:11 and 4 more`. */
export function severalTimes(seconds: readonly number[]): string {
  const told = seconds.slice(0, mostTold).map(clockTime).join(', ');
  const untold = seconds.length - mostTold;
  return untold > 0 ? `${told} and ${untold} more` : told;
}
