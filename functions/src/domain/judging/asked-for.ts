import type { MeasureKey } from '../../contract/measures.ts';
import { type AskedDancer, claimableOfDancers } from './asked-dancers.ts';
import type { WrittenAnswer } from './judge-answer.ts';
import { quoted } from './quoted.ts';

export interface AskedFor {
  /** What claims may be made of. */
  claimable: readonly MeasureKey[];
  /** Whom of several to score one by one; empty: nobody. */
  dancers: readonly AskedDancer[];
}
type Claimed = Pick<WrittenAnswer['claims'][number], 'measure' | 'dancer'>;

/**
 * Of whom a claim is, null: of all that is in the picture; or what is wrong with it, behind its place: it is of
 * nothing measured, or of a reading that each of several has, and not said of whom.
 */
export function readClaimed(
  { measure, dancer }: Claimed,
  { claimable, dancers }: AskedFor,
): { dancer: string | null; fault: string | null } {
  const isAmong = (keys: readonly string[]) => keys.includes(measure);
  if (isAmong(claimable)) return { dancer: null, fault: null };
  const own = dancers.find(({ label }) => label === dancer);
  if (own && isAmong(own.claimable)) return { dancer: own.label, fault: null };
  const those = dancers.filter((other) => isAmong(other.claimable));
  if (own === undefined && those.length > 0) {
    const said = dancer === null ? 'says of no dancer' : `${quoted(dancer)} is no dancer`;
    return { dancer: null, fault: `dancer: ${said}, choose from ${labelsOf(those)}` };
  }
  const all = [...claimable, ...claimableOfDancers(dancers)];
  const choice = all.length > 0 ? `choose from ${all.join(', ')}` : 'claim nothing';
  return { dancer: null, fault: `measure: ${quoted(measure)} was not measured, ${choice}` };
}

/** What is wrong with a label, behind it; null: nothing. */
export function faultOfDancer(
  label: string,
  before: WrittenAnswer['dancers'],
  { dancers }: AskedFor,
): string | null {
  if (!dancers.some((dancer) => dancer.label === label)) {
    return `is no dancer, choose from ${labelsOf(dancers)}`;
  }
  return before.some((other) => other.label === label) ? 'comes twice' : null;
}

const labelsOf = (dancers: readonly AskedDancer[]) =>
  dancers.map(({ label }) => JSON.stringify(label)).join(', ');
