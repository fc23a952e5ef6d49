/** MM:SS, as people and models cite moments; minutes go beyond 59. */
export function clockTime(seconds: number): string {
  const whole = Math.floor(seconds);
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${pad(Math.floor(whole / 60))}:${pad(whole % 60)}`;
}

const mostTold = 12;

/** Such as `00:03, 00:11 and 4 more`. */
export function severalTimes(seconds: readonly number[]): string {
  const told = seconds.slice(0, mostTold).map(clockTime).join(', ');
  const untold = seconds.length - mostTold;
  return untold > 0 ? `${told} and ${untold} more` : told;
}
