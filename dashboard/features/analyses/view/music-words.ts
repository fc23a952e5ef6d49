import type { ReportedDance } from '../../../../functions/src/contract/report.ts';
import { tempoSentences } from '../../../../functions/src/contract/tempo-sentences.ts';
import type { RunReport } from '../../../firebase/analysis.ts';

/** What was danced: in the words of who uploaded it, and by its name where that is another. */
export function danceInWords(written: string | null, dance: ReportedDance | null): string | null {
  if (written === null || dance === null || isAlike(written, dance.name)) return written;
  return `${written} (${dance.name})`;
}

const isAlike = (one: string, other: string) =>
  one.localeCompare(other, 'en', { sensitivity: 'base', ignorePunctuation: true }) === 0;

/**
 * Its music, and what that means for the dance, such as `About 90 beats a minute, 3 in a bar: 30 bars a
 * minute: within …`; null where no tempo was measured.
 */
export function musicInWords({
  measurements: { tempo_bpm: tempo, meter },
  dance,
}: Pick<RunReport, 'measurements' | 'dance'>): string | null {
  if (tempo === null) return null;
  const music = `About ${Math.round(tempo)} beats a minute${meter === null ? '' : `, ${meter} in a bar`}`;
  const meaning = dance?.tempo ?? null;
  return meaning === null ? music : `${music}; ${tempoMeaning(meaning)}`;
}

/** What a tempo means for a dance, in whole bars, as people say it. */
export function tempoMeaning({ code, values, text }: NonNullable<ReportedDance['tempo']>): string {
  if (typeof values['bars'] !== 'number') return text;
  const say = tempoSentences[code as 'faster_than_competition'];
  const bars = Math.round(values['bars']);
  return say({ ...values, bars } as Parameters<typeof say>[0]);
}
