import { describe, expect, it } from 'vitest';
import type { PoseTrack } from '../../../../functions/src/signal/pose/pose-track.ts';
import { findRepetitions } from '../../../../functions/src/signal/repetitions/find-repetitions.ts';
import { seededRandom } from '../../../support/synthesize-sound.ts';
import {
  changePoints,
  freeze,
  joinTakes,
  type ScoredPoint,
} from '../../../support/workouts/change-track.ts';
import { followBody, nothingFilmed } from '../../../support/workouts/count-workout.ts';
import { effortAt, type Plan, planWorkout } from '../../../support/workouts/workout-plan.ts';

const take = (plan: Plan) => followBody(planWorkout({ noise: 2, ...plan }));
const find = (track: PoseTrack, cutSeconds: readonly number[] = []) =>
  findRepetitions(nothingFilmed, track, cutSeconds);

/** Somebody who does nothing but come nearer and go back, by a share of their size. */
function nearing(plan: Plan, share: number): PoseTrack {
  const workout = planWorkout({ noise: 2, ...plan });
  const still = followBody({ ...workout, repetitions: [] });
  return changePoints(still, ({ x, y, score }, _name, second) => {
    const size = 1 + share * effortAt(workout, second).left;
    return { x: 0.5 + size * (x - 0.5), y: 0.6 + size * (y - 0.6), score };
  });
}

/** Points that the model guesses: somewhere about where they are, and unsure. */
function guessed(about: number, score: number, seed = 1) {
  const random = seededRandom(seed);
  const stray = () => about * 2 * (random() - 0.5);
  return ({ x, y }: ScoredPoint): ScoredPoint => ({ x: x + stray(), y: y + stray(), score });
}

describe('a body that comes towards the camera and goes back', () => {
  it.each([0.1, 0.15, 0.25])('is counted by its size: %d', (share) => {
    const track = nearing({ count: 9, perMinute: 24, unevenness: 0.1 }, share);
    expect(find(track).repetitions).toMatchObject({ source: 'landmarks', count: 9 });
  });

  it('is not where it comes no nearer than points stray', () => {
    expect(find(nearing({ count: 9, perMinute: 24 }, 0.02)).exercises).toEqual([]);
  });
});

describe('joints that are hard to see', () => {
  it.each([0.15, 0.2, 0.25, 0.3, 0.35, 0.5])('count by what they are worth: score %d', (score) => {
    const track = take({ exercise: 'curl', count: 6, perMinute: 30 });
    const inTheDark = changePoints(track, (point, name) =>
      name.endsWith('_wrist') ? { ...point, score } : point,
    );
    expect(find(inTheDark).repetitions?.count).toBe(6);
  });

  it('do not hide those that are seen well', () => {
    const track = take({ exercise: 'press', count: 8, perMinute: 30 });
    const guess = guessed(0.05, 0.12);
    const halfHidden = changePoints(track, (point, name) =>
      /_(knee|ankle)$/.test(name) ? guess(point) : point,
    );
    expect(find(halfHidden).repetitions?.count).toBe(8);
  });

  it('are bridged where they are lost for a moment, and stray meanwhile', () => {
    const track = take({ exercise: 'curl', count: 8, perMinute: 20 });
    const guess = guessed(0.2, 0.03);
    const flickering = changePoints(track, (point, name, second) =>
      name.endsWith('_wrist') && second % 1 < 0.25 ? guess(point) : point,
    );
    expect(find(flickering).repetitions?.count).toBe(8);
  });

  it('tell nothing where they are no numbers', () => {
    const track = take({ count: 6, perMinute: 30 });
    const broken = changePoints(track, (point, name, second) =>
      name === 'left_knee' && second % 2 < 0.1
        ? { x: Number.NaN, y: Number.NaN, score: 0.8 }
        : point,
    );
    expect(find(broken).repetitions?.count).toBe(6);
  });
});

describe('a picture that stands still', () => {
  it.each([
    ['in the middle of a movement', 5.2],
    ['at rest', 3.5],
  ])('makes no repetition more or less: %s', (_, from) => {
    const track = take({ exercise: 'squat', count: 4, perMinute: 40, pauseShare: 0.2 });
    const { repetitions, exercises } = find(freeze(track, from, 4));
    expect(exercises).toHaveLength(1);
    expect(repetitions?.count).toBe(4);
  });
});

describe('what is no exercise', () => {
  it.each<[string, Plan]>([
    ['squats', { exercise: 'squat', count: 2, perMinute: 20 }],
    ['presses', { exercise: 'press', count: 2, perMinute: 30 }],
    ['jumping jacks', { exercise: 'jumping jack', count: 2, perMinute: 40 }],
  ])('has two %s that were seen', (_, plan) => {
    expect(find(take(plan))).toEqual({
      repetitions: null,
      exercises: [],
      too_few_repetitions: [expect.objectContaining({ count: 2 })],
      repetitions_seen: 2,
    });
  });

  it.each<[string, Plan]>([
    ['somebody stands', { count: 0, perMinute: 30, leadSeconds: 10, noise: 4 }],
    ['somebody walks through', { count: 0, perMinute: 30, walkSeconds: 5 }],
    ['something is done once', { count: 1, perMinute: 20 }],
  ])('has none that were seen where %s', (_, plan) => {
    expect(find(take(plan)).repetitions_seen).toBeNull();
  });

  it.each([1, 2, 3, 4, 5, 6])('is who talks and fidgets: %i', (seed) => {
    const talking = fidgeting(seed);
    expect(find(talking)).toEqual({
      repetitions: null,
      exercises: [],
      too_few_repetitions: [],
      repetitions_seen: null,
    });
  });

  it('is who talks between two sets, each before a cut', () => {
    const set = take({ count: 5, perMinute: 30 });
    const { track, cutSeconds } = joinTakes(set, fidgeting(7), set);
    expect(find(track, cutSeconds).exercises.map(({ count }) => count)).toEqual([10]);
  });

  it('is what the model guesses in a card after the end', () => {
    const set = take({ count: 5, perMinute: 30 });
    const guess = guessed(0.3, 0.25);
    const card = changePoints(take({ count: 0, perMinute: 30, leadSeconds: 4 }), guess);
    const { track, cutSeconds } = joinTakes(set, card);
    expect(find(track, cutSeconds).exercises.map(({ count }) => count)).toEqual([5]);
  });
});

/** Hands that wander, each in its own time, never twice the same way. */
function fidgeting(seed: number): PoseTrack {
  const random = seededRandom(seed);
  const still = take({ count: 0, perMinute: 30, leadSeconds: 4 });
  const waves = Array.from({ length: 16 }, () => ({
    rate: 1 + 6 * random(),
    phase: 7 * random(),
    reach: 0.01 + 0.015 * random(),
  }));
  const wander = (second: number, from: number) =>
    waves
      .slice(from, from + 4)
      .reduce((sum, { rate, phase, reach }) => sum + reach * Math.sin(rate * second + phase), 0);
  return changePoints(still, ({ x, y, score }, name, second) => {
    if (!name.endsWith('_wrist')) return { x, y, score };
    const from = name.startsWith('left') ? 0 : 8;
    return { x: x + wander(second, from) / 2, y: y + wander(second, from + 4), score };
  });
}
