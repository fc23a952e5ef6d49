import { measures } from '../../../../../functions/src/contract/measures.ts';
import { latenessInWords } from '../../../../../functions/src/contract/off-beat-words.ts';
import type { Claim } from '../../../../../functions/src/contract/report.ts';
import { formatShare, withCapital } from '../../../../components/formats.ts';

/** What a statement is about, without its unit; a key that is no longer measured reads as words. */
export const measureName = (key: string): string =>
  Object.hasOwn(measures, key)
    ? measures[key as keyof typeof measures].name.replace(/,.*/, '')
    : key.replaceAll('_', ' ');

/** `body_id` is not in reports from before dancers were judged. */
type Compared = Pick<Claim, 'measure' | 'body_id' | 'claimed' | 'measured'>;

/** `Tempo of the music: the judge says about 128 beats a minute; measured was about 100 beats a minute.` */
export function differenceInWords(
  { measure, body_id, claimed, measured }: Compared,
  nameOf: (bodyId: number) => string,
): string {
  const name = measureName(measure);
  const subject = body_id == null ? withCapital(name) : `${nameOf(body_id)}, ${name}`;
  const [said, found] = [valueInWords(measure, claimed), valueInWords(measure, measured)];
  return `${subject}: the judge says ${said}; measured was ${found}.`;
}

/** All others are shares. */
function valueInWords(measure: string, value: number): string {
  switch (measure) {
    case 'tempo_bpm':
      return `about ${Math.round(value)} beats a minute`;
    case 'beat_offset_ms':
      return latenessInWords(value, Infinity);
    case 'repetition_count':
      return String(Math.round(value));
    case 'loudness_dbfs':
      return `${Math.round(value)} dB`;
    default:
      return formatShare(value);
  }
}
