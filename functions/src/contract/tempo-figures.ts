import type { Measurements, TempoStretch } from './measurements.ts';

type Played = Pick<Measurements, 'tempo_bpm' | 'meter' | 'bars_per_minute'>;

/** Such as `90.3 beats a minute, 3 in a bar: 30.1 bars a minute`; null where there is no tempo. */
export function tempoInWords(played: Played): string | null {
  const beats = beatsAMinute(played);
  if (beats === null) return null;
  const { meter, bars_per_minute: bars } = played;
  return [
    `${beats} beats a minute`,
    ...(meter === null ? [] : [`, ${meter} in a bar`]),
    ...(bars === null ? [] : [`: ${toOneDigit(bars)} bars a minute`]),
  ].join('');
}

/** In whole beats, but beside bars that whole beats would not make. */
export function beatsAMinute({ tempo_bpm: tempo, bars_per_minute: bars }: Played): string | null {
  if (tempo === null) return null;
  return bars === null ? String(Math.round(tempo)) : toOneDigit(tempo);
}

/** `30` and `30.1`. */
export const toOneDigit = (value: number): string => String(Math.round(10 * value) / 10);

const mostTold = 8;
/** What lies no further apart is one tempo, with a pause in it. */
const alike = 1.04;

/**
 * Such as `104 beats a minute from 00:00 to 00:24, then 126 from 00:24 to 00:54`; null where the music
 * keeps one tempo or has none. `clock` writes a moment.
 */
export function changesInWords(
  stretches: readonly TempoStretch[],
  clock: (seconds: number) => string,
): string | null {
  const tempi = stretches.map(({ tempo_bpm }) => tempo_bpm);
  if (stretches.length < 2 || Math.max(...tempi) <= alike * Math.min(...tempi)) return null;
  const told = stretches
    .slice(0, mostTold)
    .map(({ start_seconds, end_seconds, tempo_bpm }, index) => {
      const tempo = `${Math.round(tempo_bpm)}${index === 0 ? ' beats a minute' : ''}`;
      return `${tempo} from ${clock(start_seconds)} to ${clock(end_seconds)}`;
    });
  const untold = stretches.length - told.length;
  return `${told.join(', then ')}${untold > 0 ? `, and ${untold} more` : ''}`;
}
