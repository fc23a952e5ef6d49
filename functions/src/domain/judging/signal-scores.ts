import type { Measurements } from '../../contract/report.ts';
import { estimateTempo } from '../../signal/tempo.ts';

/**
 * How a criterion is scored from measurements alone. The curves that turn a measurement into 0..100
 * are this project's choice, not fitted to judges' marks: they order videos, they do not grade them.
 */
export interface SignalRule {
  /** 0..100; null where this video does not tell. */
  score(measurements: Measurements): number | null;
  /** What a score rests on. */
  basis: string;
  /** Why there is none. */
  missing: string;
}

export interface Timing {
  alignment: number;
  recall: number;
  coherence: number;
}

/** Half for ending movements on the beat, the rest for steadiness and for answering every beat. */
export function timingScore({ alignment, recall, coherence }: Timing): number {
  const share = 0.5 * Math.max(0, alignment) + 0.3 * coherence + 0.2 * recall;
  return Math.round(100 * Math.sqrt(share));
}

const timing: SignalRule = {
  score: ({ beat_alignment, beat_recall, phase_coherence }) =>
    beat_alignment === null || beat_recall === null || phase_coherence === null
      ? null
      : timingScore({
          alignment: beat_alignment,
          recall: beat_recall,
          coherence: phase_coherence,
        }),
  basis: 'how often movements end on a beat, beyond chance, and how steadily they keep their place',
  missing: 'it takes music with a clear pulse and movement with clear ends',
};

const contrast: SignalRule = {
  score: ({ motion_dynamics }) =>
    motion_dynamics === null ? null : Math.round(100 * Math.sqrt(motion_dynamics)),
  basis:
    'the contrast between strong and quiet movement alone; structure, expression and use of space were not judged',
  missing: 'no movement was visible',
};

/** The mean motion that counts for 63 of 100: one dancer who fills the picture's height. */
const usualEnergy = 0.03;
const strength: SignalRule = {
  score: ({ motion_energy }) =>
    motion_energy === null ? null : Math.round(100 * (1 - Math.exp(-motion_energy / usualEnergy))),
  basis: 'how much of the picture moves, and how strongly',
  missing: 'the video has too few frames',
};

const steadiness: SignalRule = {
  score: ({ phase_coherence }) =>
    phase_coherence === null ? null : Math.round(100 * phase_coherence),
  basis: "how steadily the movement keeps one place within the music's beat",
  missing: 'it takes music with a clear pulse and movement with clear ends',
};

/** Coarser curves hide single repetitions. */
export const coarsestCurveSeconds = 0.1;
const leastSameness = 0.2;
const sameness: SignalRule = {
  score: ({ motion_curve: { interval_seconds, values } }) => {
    if (interval_seconds > coarsestCurveSeconds) return null;
    const repetition = estimateTempo(values, 1 / interval_seconds);
    if (repetition === null || repetition.clarity < leastSameness) return null;
    return Math.round(100 * repetition.clarity);
  },
  basis: 'how alike the course of movement is from one repetition to the next four',
  missing: 'no repetition of 40 to 240 a minute was found, or the video is longer than two minutes',
};

const eyesOnly = (what: string): SignalRule => ({
  score: () => null,
  basis: '',
  missing: `${what} cannot be told from motion and sound; it takes eyes on the body`,
});

export const signalRules: Readonly<Record<string, SignalRule>> = {
  technical_quality: eyesOnly('posture, balance and control'),
  movement_to_music: timing,
  choreography_presentation: contrast,
  partnering_skills: eyesOnly('connection and synchrony between dancers'),
  motion: strength,
  music: timing,
  variety: contrast,
  form: eyesOnly('safe and correct execution'),
  tempo: steadiness,
  range: eyesOnly('range of motion'),
  consistency: sameness,
};

export function signalRuleOf(criterionKey: string): SignalRule {
  return signalRules[criterionKey] ?? eyesOnly('this');
}
