import {
  exercises,
  type Plan,
  planWorkout,
  type Workout,
} from '../../../test/support/workouts/workout-plan.ts';

export interface WorkoutClip {
  name: string;
  workout: Workout;
}

function clip(name: string, plan: Plan): WorkoutClip {
  const { exercise = 'squat', alternating = false, count, perMinute } = plan;
  const sides = alternating ? ', sides by turns' : '';
  return {
    name: `${name}: ${count} × ${exercise}${sides}, ${perMinute} a minute`,
    workout: planWorkout(plan),
  };
}

export const clipsWithoutNoise: readonly WorkoutClip[] = [
  ...exercises.map((exercise) => clip('even', { exercise, count: 10, perMinute: 30 })),
  clip('slow', { count: 5, perMinute: 10 }),
  clip('slow', { exercise: 'jumping jack', count: 5, perMinute: 10 }),
  clip('fast', { exercise: 'jumping jack', count: 30, perMinute: 60, pauseShare: 0 }),
  clip('a still moment in each', { exercise: 'press', count: 12, perMinute: 40, pauseShare: 0.4 }),
  clip('uneven', { exercise: 'curl', count: 12, perMinute: 25, unevenness: 0.25 }),
  clip('tiring', { count: 15, perMinute: 30, fatigue: 0.45 }),
  clip('three sets', { count: 12, perMinute: 30, restSeconds: 6, restEvery: 4 }),
  clip('coming and going', { exercise: 'curl', count: 8, perMinute: 30, walkSeconds: 3 }),
  clip('changing light', { exercise: 'press', count: 10, perMinute: 30, flicker: 0.25 }),
  clip('even', { exercise: 'curl', alternating: true, count: 10, perMinute: 30 }),
  clip('even', { exercise: 'press', alternating: true, count: 20, perMinute: 40 }),
];

export const noisyClips: readonly WorkoutClip[] = exercises.flatMap((exercise, index) => {
  const base = { exercise, count: 9 + 2 * index, perMinute: 18 + 6 * index, seed: index + 1 };
  return [
    clip('noise', { ...base, noise: 15, unevenness: 0.15 }),
    clip('a hand-held camera', { ...base, noise: 5, shake: 0.008, unevenness: 0.15 }),
    clip('all at once', {
      ...{ ...base, noise: 8, shake: 0.006, flicker: 0.15 },
      ...{ unevenness: 0.15, fatigue: 0.3, walkSeconds: 3 },
    }),
  ];
});

const nobody = { count: 0, perMinute: 30 };
export const clipsWithoutRepetitions: readonly WorkoutClip[] = [
  clip('somebody stands', { ...nobody, leadSeconds: 8, noise: 10 }),
  clip('a hand-held camera', { ...nobody, leadSeconds: 12, noise: 5, shake: 0.03 }),
  clip('changing light', { ...nobody, leadSeconds: 8, flicker: 0.3 }),
  clip('somebody walks through', { ...nobody, leadSeconds: 2, walkSeconds: 5, noise: 5 }),
  clip('a single one', { count: 1, perMinute: 20, noise: 5, walkSeconds: 3 }),
  clip('two', { exercise: 'press', count: 2, perMinute: 20, noise: 5 }),
];
