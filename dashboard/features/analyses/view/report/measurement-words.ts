import type { Measurements } from '../../../../../functions/src/contract/measurements.ts';
import { latenessInWords } from '../../../../../functions/src/contract/off-beat-words.ts';
import type { ReportedDance } from '../../../../../functions/src/contract/report.ts';
import { changesInWords } from '../../../../../functions/src/contract/tempo-figures.ts';
import { formatMoment, formatShare, withCapital } from '../../../../components/formats.ts';
import { tempoMeaning } from '../music-words.ts';

type Measured = {
  [Key in keyof Measurements]: Measurements[Key] extends number | null ? Key : never;
}[keyof Measurements];

interface Wording {
  key: Measured;
  name: string;
  /** What the value says of a dance. */
  meaning: string;
  value: (measured: number, measurements: Measurements) => string;
}

export interface MeasurementInWords {
  key: string;
  name: string;
  meaning: string;
  value: string;
}

function lateOrEarly(lateMs: number, { tempo_bpm: tempo }: Measurements): string {
  return withCapital(latenessInWords(lateMs, tempo === null ? Infinity : 60_000 / tempo));
}

const wordings: readonly Wording[] = [
  {
    key: 'tempo_bpm',
    name: 'Tempo',
    meaning: 'Of the music.',
    value: (tempo) => `About ${Math.round(tempo)} beats a minute`,
  },
  {
    key: 'meter',
    name: 'Meter',
    meaning: 'Beats in a bar of the music.',
    value: (beats) => `${beats} in a bar`,
  },
  {
    key: 'bars_per_minute',
    name: 'Bars a minute',
    meaning: 'As dance competitions count tempo.',
    value: (bars) => `About ${Math.round(bars)}`,
  },
  {
    key: 'tempo_clarity',
    name: 'Clear beat',
    meaning: 'How clearly one tempo stands out in the music.',
    value: formatShare,
  },
  {
    key: 'beat_alignment',
    name: 'On the beat',
    meaning: 'How closely moves end on a beat. 0 % is chance.',
    value: formatShare,
  },
  {
    key: 'beat_recall',
    name: 'Beats answered',
    meaning: 'How many beats a move answers, beyond chance.',
    value: formatShare,
  },
  {
    key: 'phase_coherence',
    name: 'Steady timing',
    meaning: 'Whether moves keep one place within the beat.',
    value: formatShare,
  },
  {
    key: 'beat_offset_ms',
    name: 'Late or early',
    meaning: 'When moves end, next to the beat.',
    value: lateOrEarly,
  },
  {
    key: 'motion_energy',
    name: 'Movement',
    meaning: 'How much of the picture moves, on average.',
    value: (share) => (share > 0 && share < 0.01 ? 'Less than 1 %' : formatShare(share)),
  },
  {
    key: 'motion_dynamics',
    name: 'Contrast',
    meaning: 'How far strong and quiet moments lie apart.',
    value: formatShare,
  },
  {
    key: 'stillness',
    name: 'Stillness',
    meaning: 'Share of the time without movement.',
    value: formatShare,
  },
  {
    key: 'exposure',
    name: 'Brightness',
    meaning: 'How bright the picture is. Very low is hard to judge.',
    value: formatShare,
  },
  {
    key: 'loudness_dbfs',
    name: 'Loudness',
    meaning: 'Of the sound; 0 dB is as loud as can be.',
    value: (decibels) => `${decibels < 0 ? '−' : ''}${Math.abs(decibels).toFixed(0)} dB`,
  },
];

/** Every measurement as people read it, behind the dance that it is of; null: none that we know. */
export function measurementsInWords(
  measurements: Measurements,
  dance: ReportedDance | null,
): MeasurementInWords[] {
  const measured = wordings.map(({ key, name, meaning, value }) => {
    const one = measurements[key];
    return {
      ...{ key, name, meaning },
      value: one === null ? 'Not measured' : value(one, measurements),
    };
  });
  const timed = measured.findIndex(({ key }) => key === 'motion_energy');
  return [
    ...(dance === null ? [] : [danceInWords(dance)]),
    ...tempoChanges(measurements),
    ...measured.slice(0, timed),
    offBeat(measurements),
    ...measured.slice(timed),
  ];
}

const timesInWords = ['Nowhere', 'Once'];

/** Nowhere is not the same as not measured. */
function offBeat({ off_beat: stretches }: Measurements): MeasurementInWords {
  const times = stretches?.length;
  return {
    ...{
      key: 'off_beat',
      name: 'Off the beat',
      meaning: 'Where moves leave the beat for a while.',
    },
    value: times === undefined ? 'Not measured' : (timesInWords[times] ?? `${times} times`),
  };
}

function tempoChanges({ tempo_stretches: stretches }: Measurements): MeasurementInWords[] {
  const changes = changesInWords(stretches, formatMoment);
  if (changes === null) return [];
  const meaning = `${withCapital(changes)}.`;
  return [
    { key: 'tempo_changes', name: 'Tempo changes', meaning, value: `${stretches.length} parts` },
  ];
}

const danceInWords = ({ name, tempo }: ReportedDance): MeasurementInWords => ({
  key: 'dance',
  name: 'Dance',
  meaning: tempo === null ? 'By what you called it.' : `${withCapital(tempoMeaning(tempo))}.`,
  value: withCapital(name),
});
