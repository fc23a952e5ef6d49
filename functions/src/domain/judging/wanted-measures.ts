import type { MeasureKey } from '../../contract/measures.ts';
import type { Profile } from '../../contract/profiles/profile.ts';

/** What a profile's criteria rest on where they are scored from measurements, and what bears on them. */
export function wantedMeasures({ criteria }: Profile): ReadonlySet<MeasureKey> {
  return new Set(
    criteria.flatMap(({ measured, shows = [] }): readonly MeasureKey[] => [
      ...(measured?.from.map(({ measure }) => measure) ?? []),
      ...shows,
    ]),
  );
}
