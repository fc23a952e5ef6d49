import type { ReportedDance } from '../../../../functions/src/contract/report.ts';
import { beatsAMinute, tempoInWords } from '../../../../functions/src/contract/tempo-figures.ts';
import type { RunReport } from '../../../firebase/analysis.ts';

/** What was danced: in the words of who uploaded it, and by its name where that is another. */
export function danceInWords(written: string | null, dance: ReportedDance | null): string | null {
  if (written === null || dance === null || isAlike(written, dance.name)) return written;
  return `${written} (${dance.name})`;
}

const isAlike = (one: string, other: string) =>
  one.localeCompare(other, 'en', { sensitivity: 'base', ignorePunctuation: true }) === 0;

/** Its music, and what that means for the dance; null where no tempo was measured. */
export function musicInWords({
  measurements,
  dance,
}: Pick<RunReport, 'measurements' | 'dance'>): string | null {
  const tempo = tempoInWords(measurements);
  const meaning = dance?.tempo ?? null;
  if (tempo === null || meaning === null) return tempo;
  const saysBars = 'bars' in meaning.values;
  return `${saysBars ? `${beatsAMinute(measurements)} beats a minute` : tempo} · ${meaning.text}`;
}
