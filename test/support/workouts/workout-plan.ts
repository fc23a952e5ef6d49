import { seededRandom } from '../synthesize-sound.ts';

export const exercises = ['squat', 'curl', 'press', 'jumping jack'] as const;
export type Exercise = (typeof exercises)[number];

export interface PlannedRepetition {
  startSeconds: number;
  lengthSeconds: number;
  /** 0..1 of the full movement. */
  range: number;
}

/** Who does what when, and what is in the way of seeing it. */
export interface Workout {
  exercise: Exercise;
  /** One side, then the other. */
  alternating: boolean;
  repetitions: readonly PlannedRepetition[];
  seconds: number;
  /** How long somebody takes to come and to go; 0: is there all the time. */
  walkSeconds: number;
  /** Of each pixel, in gray levels; of each landmark, in 400ths of the picture's height. */
  noise: number;
  /** How far a hand sways that holds the camera, as a share of the picture's height. */
  shake: number;
  /** How much brighter and darker the light becomes, 0..1. */
  flicker: number;
}

export interface Plan {
  count: number;
  perMinute: number;
  exercise?: Exercise;
  alternating?: boolean;
  /** 0..1: how far lengths stray from even. */
  unevenness?: number;
  /** 0..1: how much narrower and slower the last is than the first. */
  fatigue?: number;
  /** A rest of this many seconds after every `restEvery`. */
  restSeconds?: number;
  restEvery?: number;
  /** Stillness between one and the next, as a share of the time between their starts. */
  pauseShare?: number;
  leadSeconds?: number;
  walkSeconds?: number;
  noise?: number;
  shake?: number;
  flicker?: number;
  seed?: number;
}

export function planWorkout(plan: Plan): Workout {
  const { count, perMinute, unevenness = 0, fatigue = 0, pauseShare = 0.1 } = plan;
  const { restSeconds = 0, restEvery = count, leadSeconds = 1.5, walkSeconds = 0 } = plan;
  const random = seededRandom(plan.seed ?? 3);
  const repetitions: PlannedRepetition[] = [];
  let startSeconds = leadSeconds + walkSeconds;
  for (let index = 0; index < count; index++) {
    const tired = (fatigue * index) / Math.max(1, count - 1);
    const period = (60 / perMinute) * (1 + tired) * (1 + unevenness * (2 * random() - 1));
    const lengthSeconds = period * (1 - pauseShare);
    repetitions.push({ startSeconds, lengthSeconds, range: 1 - tired });
    startSeconds += period + ((index + 1) % restEvery === 0 ? restSeconds : 0);
  }
  return {
    exercise: plan.exercise ?? 'squat',
    alternating: plan.alternating ?? false,
    repetitions,
    seconds: startSeconds + leadSeconds + walkSeconds,
    walkSeconds,
    noise: plan.noise ?? 0,
    shake: plan.shake ?? 0,
    flicker: plan.flicker ?? 0,
  };
}

/** How far left and right are into the movement, 0..1. */
export function effortAt(workout: Workout, seconds: number): { left: number; right: number } {
  const index = workout.repetitions.findIndex(
    ({ startSeconds, lengthSeconds }) =>
      seconds >= startSeconds && seconds < startSeconds + lengthSeconds,
  );
  const repetition = workout.repetitions[index];
  if (repetition === undefined) return { left: 0, right: 0 };
  const { startSeconds, lengthSeconds, range } = repetition;
  const turn = (2 * Math.PI * (seconds - startSeconds)) / lengthSeconds;
  const effort = (range * (1 - Math.cos(turn))) / 2;
  if (!workout.alternating) return { left: effort, right: effort };
  return index % 2 === 0 ? { left: effort, right: 0 } : { left: 0, right: effort };
}
