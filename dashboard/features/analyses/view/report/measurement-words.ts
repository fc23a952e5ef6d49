import type { Measurements } from '../../../../../functions/src/contract/measurements.ts';

type Measured = {
  [Key in keyof Measurements]: Measurements[Key] extends number | null ? Key : never;
}[keyof Measurements];

interface Wording {
  key: Measured;
  name: string;
  /** What the value says of a dance. */
  meaning: string;
  value: (measured: number) => string;
}

export interface MeasurementInWords {
  key: string;
  name: string;
  meaning: string;
  value: string;
}

const percent = (share: number): string => {
  const whole = Math.round(100 * share);
  return `${whole < 0 ? '−' : ''}${Math.abs(whole)} %`;
};

function lateOrEarly(milliseconds: number): string {
  if (milliseconds === 0) return 'On the beat';
  return `${Math.abs(milliseconds)} ms ${milliseconds > 0 ? 'late' : 'early'}`;
}

const wordings: readonly Wording[] = [
  {
    key: 'tempo_bpm',
    name: 'Tempo',
    meaning: 'Beats of the music in a minute.',
    value: (beats) => `${Math.round(beats)} bpm`,
  },
  {
    key: 'tempo_clarity',
    name: 'Clear beat',
    meaning: 'How clearly one tempo stands out in the music.',
    value: percent,
  },
  {
    key: 'beat_alignment',
    name: 'On the beat',
    meaning: 'How closely moves end on a beat. 0 % is chance.',
    value: percent,
  },
  {
    key: 'beat_recall',
    name: 'Beats answered',
    meaning: 'How many beats a move answers, beyond chance.',
    value: percent,
  },
  {
    key: 'phase_coherence',
    name: 'Steady timing',
    meaning: 'Whether moves keep one place within the beat.',
    value: percent,
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
    value: (share) => (share < 0.1 ? `${(100 * share).toFixed(1)} %` : percent(share)),
  },
  {
    key: 'motion_dynamics',
    name: 'Contrast',
    meaning: 'How far strong and quiet moments lie apart.',
    value: percent,
  },
  {
    key: 'stillness',
    name: 'Stillness',
    meaning: 'Share of the time without movement.',
    value: percent,
  },
  {
    key: 'exposure',
    name: 'Brightness',
    meaning: 'How bright the picture is. Very low is hard to judge.',
    value: percent,
  },
  {
    key: 'loudness_dbfs',
    name: 'Loudness',
    meaning: 'Of the sound; 0 dB is as loud as can be.',
    value: (decibels) => `${decibels < 0 ? '−' : ''}${Math.abs(decibels).toFixed(0)} dB`,
  },
];

/** Every measurement as people read it. */
export function measurementsInWords(measurements: Measurements): MeasurementInWords[] {
  return wordings.map(({ key, name, meaning, value }) => {
    // A report from before something was measured knows nothing of it.
    const measured = measurements[key] ?? null;
    return { key, name, meaning, value: measured === null ? 'Not measured' : value(measured) };
  });
}
