import { clockTime } from '../../contract/clock-time.ts';
import type { Estimate, Measurements } from '../../contract/measurements.ts';
import { isUnison, sureValue } from '../../contract/sure-together.ts';
import type { Together } from '../../contract/together.ts';
import { howClosely } from '../../contract/together-words.ts';
import { type NameOf, namesOf } from './dancer-names.ts';

const mostBreaks = 8;

/** What dancers do together, in words; nothing where several were not followed or too little shows it. */
export function togetherLines({
  together,
  bodies,
}: Pick<Measurements, 'together' | 'bodies'>): string[] {
  if (together === null || together.absence !== null) return [];
  const nameOf = namesOf(bodies);
  const sure = partsOf(together);
  return [
    `Together: ${inWords(together.body_ids.map(nameOf))} were seen at once for ${Math.round(together.seconds)} s${sure === '' ? '' : `; ${sure}`}.`,
    ...sidesLines(together),
    ...handsLines(together),
    ...lateLines(together, nameOf),
    ...breakLines(together, nameOf),
  ];
}

function partsOf(together: Together): string {
  const { synchrony, limbs, rise, steps } = together;
  const whole = sureValue(synchrony);
  if (whole === null) return '';
  const parts = [
    part('limbs', limbs),
    part('rise and fall of the hips', rise),
    part('feet', steps),
  ].flat();
  return `they move at one time ${howFar(whole)}${parts.length === 0 ? '' : ` (${parts.join(', ')})`}`;
}

function part(name: string, estimate: Estimate): string[] {
  const value = sureValue(estimate);
  return value === null ? [] : [`${name} ${howFar(value)}`];
}

const howFar = (value: number): string => howClosely(value) ?? 'hardly more than strangers would';

function sidesLines(together: Together): string[] {
  if (isUnison(together)) {
    const unison = sureValue(together.same_sided);
    return unison === null ? [] : [`Unison: they take the same poses ${howFar(unison)}.`];
  }
  if (together.sides === 'mirrored') return ['They mirror each other.'];
  return together.sides === 'same_sided' ? ['They move on the same side.'] : [];
}

function handsLines({ hands }: Together): string[] {
  if (hands === null || sureValue(hands) === null) return [];
  return [`A hand of each is near the other’s ${Math.round(100 * hands.share)} % of the time.`];
}

function lateLines({ dancers }: Together, nameOf: NameOf): string[] {
  const late = dancers.flatMap(({ body_id, late_ms }) =>
    late_ms === null
      ? []
      : [`${nameOf(body_id)} is ${Math.abs(late_ms)} ms ${late_ms > 0 ? 'late' : 'early'}`],
  );
  return late.length === 0 ? [] : [`Against the others ${inWords(late)}.`];
}

function breakLines({ breaks, dancers }: Together, nameOf: NameOf): string[] {
  if (breaks === null || breaks.length === 0) return [];
  const told = breaks.slice(0, mostBreaks).map(({ start_seconds, end_seconds, body_ids }) => {
    const who = dancers.length === 0 ? '' : ` (${inWords(body_ids.map(nameOf))})`;
    return `${clockTime(start_seconds)} to ${clockTime(end_seconds)}${who}`;
  });
  const untold = breaks.length - told.length;
  return [`They part in time: ${told.join('; ')}${untold > 0 ? `; and ${untold} more` : ''}.`];
}

const inWords = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
