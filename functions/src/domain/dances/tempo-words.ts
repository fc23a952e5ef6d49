import { type DanceKey, dances } from '../../contract/dances/all.ts';
import type { Dance, TempoSpan } from '../../contract/dances/dance.ts';
import { type TempoSentence, tempoSentence } from '../../contract/tempo-sentences.ts';
import { rounded } from '../../signal/series.ts';

/**
 * What a tempo means for a dance: beside competitions where it has them, else beside the span that it
 * is danced to. `meter`: beats in a bar as they were heard, null where they were not told. Null where
 * nothing can be said.
 */
export function tempoWords(
  tempoBpm: number | null,
  meter: number | null,
  key: DanceKey | null,
): TempoSentence | null {
  if (tempoBpm === null || key === null) return null;
  const dance: Dance = dances[key];
  const named = { dance: key, name: dance.name };
  if (dance.meter !== null && meter !== null && isThree(meter) !== isThree(dance.meter)) {
    return tempoSentence('another_meter', { ...named, heard: meter, meter: dance.meter });
  }
  if (dance.bpm === null) return null;
  const counted = countedOtherwise(tempoBpm, dance);
  if (counted !== null) return tempoSentence('counted_otherwise', { ...named, counted });
  if (dance.competitionBars === undefined || dance.meter === null) return inSpan();
  const bars = rounded(tempoBpm / dance.meter, 1);
  const off = percentOff(tempoBpm / dance.meter, dance.competitionBars);
  if (off === 0) return tempoSentence('within_competition', { ...named, bars });
  const code = off > 0 ? 'faster_than_competition' : 'slower_than_competition';
  return tempoSentence(code, { ...named, bars, percent: Math.abs(off) });

  function inSpan(): TempoSentence {
    const percents = spansOf(dance).map((span) => percentOff(tempoBpm ?? 0, span));
    const [percent = 0] = percents.toSorted((one, other) => Math.abs(one) - Math.abs(other));
    if (percent === 0) return tempoSentence('within_span', named);
    const code = percent > 0 ? 'faster_than_span' : 'slower_than_span';
    return tempoSentence(code, { ...named, percent: Math.abs(percent) });
  }
}

/** Bars of 2 and of 4 sound alike. */
const isThree = (meter: number) => meter === 3;

const spansOf = ({ bpm, doubleBpm }: Dance): TempoSpan[] =>
  [bpm, doubleBpm].filter((span) => span !== undefined && span !== null);

/**
 * How far beyond the nearer end of a span, in whole percent of that end; below 0: slower. Less than
 * half a percent is within: a tempo is measured no more finely.
 */
function percentOff(value: number, [slowest, fastest]: TempoSpan): number {
  if (value > fastest) return Math.round(100 * (value / fastest - 1));
  if (value < slowest) return Math.round(100 * (value / slowest - 1));
  return 0;
}

/** Music is heard at half of what is counted, at the double, or in waltzes by the bar. */
function countedOtherwise(tempoBpm: number, dance: Dance): number | null {
  const fits = (tempo: number) => spansOf(dance).some((span) => percentOff(tempo, span) === 0);
  if (fits(tempoBpm)) return null;
  const levels = dance.meter === 3 ? [3, 1 / 3, 2, 0.5] : [2, 0.5];
  const level = levels.find((factor) => fits(tempoBpm * factor));
  return level === undefined ? null : Math.round(tempoBpm * level);
}
