import { confidenceInWords } from '../../../../../functions/src/contract/confidence-words.ts';
import type { Span } from '../../../../../functions/src/contract/estimate.ts';
import type { Estimate } from '../../../../../functions/src/contract/measurements.ts';
import { isUnison, sureValue } from '../../../../../functions/src/contract/sure-together.ts';
import type { Together } from '../../../../../functions/src/contract/together.ts';
import { howClosely } from '../../../../../functions/src/contract/together-words.ts';
import { formatShare, withCapital } from '../../../../components/formats.ts';
import type { MeasureInWords } from '../body/measures.tsx';

const howFar = (value: number): string => withCapital(howClosely(value) ?? 'hardly');

const wordings = [
  {
    key: 'synchrony',
    name: 'In time with each other',
    meaning: 'How far they move and rest at one time.',
  },
  { key: 'limbs', name: 'Arms and legs', meaning: 'Fast and slow at one time.' },
  { key: 'rise', name: 'Rise and fall', meaning: 'The hips go up and down at one time.' },
  { key: 'steps', name: 'Steps', meaning: 'The feet move and stand at one time.' },
] as const;

/** What dancers surely do together, as people read it. */
export function togetherInWords(together: Together): MeasureInWords[] {
  return [
    ...wordings.flatMap(({ key, name, meaning }) =>
      sureMeasure({ key, name, meaning }, together[key], howFar),
    ),
    ...(isUnison(together)
      ? sureMeasure(
          { key: 'unison', name: 'Unison', meaning: 'How far they take the same poses.' },
          together.same_sided,
          howFar,
        )
      : sidesInWords(together)),
    ...sureMeasure(
      { key: 'hands', name: 'Hands', meaning: 'A hand of each is near the other’s.' },
      together.hands,
      () => `${formatShare(together.hands?.share ?? 0)} of the time`,
    ),
  ];
}

function sidesInWords(together: Together): MeasureInWords[] {
  const { sides } = together;
  if (sides === null) return [];
  const isMirrored = sides === 'mirrored';
  const meaning = isMirrored
    ? 'The left of one goes with the right of the other.'
    : 'Left goes with left, right with right.';
  return sureMeasure({ key: 'sides', name: 'Sides', meaning }, together[sides], () =>
    isMirrored ? 'Mirrored' : 'The same',
  );
}

function sureMeasure(
  words: Pick<MeasureInWords, 'key' | 'name' | 'meaning'>,
  estimate: Estimate,
  say: (value: number) => string,
): MeasureInWords[] {
  const value = sureValue(estimate ?? undefined);
  if (estimate === null || value === null) return [];
  return [{ ...words, value: say(value), certainty: confidenceInWords(estimate.confidence) }];
}

/** Of three and more, who ends movements before or behind the others. */
export function lateDancersInWords(
  { dancers }: Together,
  nameOf: (bodyId: number) => string,
): string[] {
  return dancers.flatMap(({ body_id, late_ms }) => {
    if (late_ms === null) return [];
    const side = late_ms > 0 ? 'behind' : 'ahead of';
    return [`${nameOf(body_id)}: ${tenthsOfASecond(late_ms)} ${side} the others.`];
  });
}

function tenthsOfASecond(milliseconds: number): string {
  const tenths = Math.max(1, Math.round(Math.abs(milliseconds) / 100));
  return `about ${tenths === 1 ? 'a tenth' : `${tenths} tenths`} of a second`;
}

/** How long that is told from. */
export function seenAtOnceInWords({ seconds, body_ids }: Together): string {
  const who = body_ids.length > 2 ? 'two at least' : 'both';
  return `From the ${Math.round(seconds)} s in which ${who} are seen at once.`;
}

/** Such as `Not told apart at 3 moments, 4 s in all`. */
export function indistinctInWords(spans: readonly Span[]): string {
  const moments = spans.length === 1 ? 'one moment' : `${spans.length} moments`;
  const seconds = spans.reduce((sum, span) => sum + span.end_seconds - span.start_seconds, 0);
  return `Not told apart at ${moments}, ${Math.max(1, Math.round(seconds))} s in all`;
}
