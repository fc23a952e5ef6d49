import { type Measurements, nothingMeasured } from '../../contract/measurements.ts';
import { type Measure, type MeasureKey, measures } from '../../contract/measures.ts';
import type { Claim } from '../../contract/report.ts';
import { rounded } from '../../signal/series.ts';
import type { JudgedClaim } from './judge-answer.ts';

/** What was measured and what eyes and ears can tell too: of these a claim can be checked. */
export function claimableMeasures(measurements: Measurements): MeasureKey[] {
  const all: [string, Measure][] = Object.entries(measures);
  return all
    .filter(([, { margin, read }]) => margin !== null && read(measurements) !== null)
    .map(([key]) => key as MeasureKey);
}

/** Puts each claim beside what was measured; one of something else is left out. */
export function checkClaims(claims: readonly JudgedClaim[], measurements: Measurements): Claim[] {
  return claims.flatMap((claim) => {
    const body = measurements.bodies?.find(({ label }) => label.text === claim.dancer);
    const of = body === undefined ? measurements : { ...nothingMeasured, body };
    const key = claimableMeasures(of).find((claimable) => claimable === claim.measure);
    const checked = key && check(claim, measures[key], of);
    return checked ? [{ ...checked, body_id: body?.body_id ?? null }] : [];
  });
}

function check(
  { measure, value, statement, at }: JudgedClaim,
  { margin: allowed, alsoCalled = {}, sameAfter, read }: Measure,
  measurements: Measurements,
): Omit<Claim, 'body_id'> | null {
  const measured = read(measurements);
  if (measured === null || allowed === null) return null;
  const marginAt = (of: number) => ('by' in allowed ? allowed.by : allowed.share * Math.abs(of));
  const cycle = sameAfter?.(measurements) ?? Infinity;
  const fits = (times: number) =>
    isWithin(value, measured * times, marginAt(measured * times), cycle);
  const other = fits(1) ? undefined : Object.entries(alsoCalled).find(([, times]) => fits(times));
  return {
    measure,
    statement: other === undefined ? statement : `${statement} (${other[0]})`,
    at_seconds: [...at],
    claimed: value,
    measured,
    margin: rounded(marginAt(measured)),
    contradicts: !fits(1) && other === undefined,
  };
}

/** 0.7 - 0.3 is less than 0.4, and 0.8 - 0.4 is not. */
const rounding = 1e-9;

const isWithin = (value: number, of: number, margin: number, cycle: number) =>
  Math.abs(remainderOf(value - of, cycle)) <= margin + rounding;

/** The nearest to 0 of what is the same but for whole cycles. */
const remainderOf = (difference: number, cycle: number) =>
  Number.isFinite(cycle) ? difference - cycle * Math.round(difference / cycle) : difference;
