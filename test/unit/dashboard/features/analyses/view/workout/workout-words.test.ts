import { describe, expect, it } from 'vitest';
import {
  countedFrom,
  exerciseInWords,
  whatWasRepeated,
  workoutInWords,
} from '../../../../../../../dashboard/features/analyses/view/workout/workout-words.ts';
import type {
  Exercise,
  Repetitions,
} from '../../../../../../../functions/src/contract/repetitions.ts';
import type { Workout } from '../../../../../../../functions/src/contract/report.ts';

const workout: Workout = {
  ...{ exercise: null, repetitions: 12 },
  ...{ per_minute: null, range_trend: null, fatigue: null, exercises: [] },
};

describe('whatWasRepeated', () => {
  it.each([
    [{ exercise: 'squats' }, 'repetitions of squats'],
    [{ repetitions: 1 }, 'repetition'],
  ])('reads %j as %s', (changes, words) => {
    expect(whatWasRepeated({ ...workout, ...changes })).toBe(words);
  });
});

describe('exerciseInWords', () => {
  it('names an exercise by its number, its repetitions and its time', () => {
    const knees = { count: 4, start_seconds: 27.1, end_seconds: 63.8 } as Exercise;
    expect(exerciseInWords(knees, 1)).toBe('Exercise 2: 4 repetitions from 0:27 to 1:03');
  });
});

describe('workoutInWords', () => {
  it.each([
    [{ per_minute: 24.26 }, 'About 24 a minute.'],
    [{ range_trend: -0.18 }, 'The range shrinks by 18 % from the first to the last.'],
    [{ range_trend: 0.2 }, 'The range grows by 20 % from the first to the last.'],
    [{ range_trend: -0.04 }, 'The range stays the same to the end.'],
    [{ fatigue: 0.02 }, 'No sign of getting tired.'],
    [{ fatigue: 0.1 }, expect.stringMatching(/^A little tired.* 10 % slower/)],
    [{ fatigue: 0.3 }, expect.stringMatching(/^Clearly tired/)],
    [{ fatigue: 0.6 }, expect.stringMatching(/^Very tired/)],
  ])('reads %j', (changes, words) => {
    expect(workoutInWords({ ...workout, ...changes })).toEqual([words]);
  });

  it('says nothing of what was not measured', () => {
    expect(workoutInWords(workout)).toEqual([]);
  });
});

describe('countedFrom', () => {
  it.each([
    ['landmarks', 0.9, 'Counted from the body, sure.'],
    ['motion', 0.6, 'Counted from the motion of the picture, fairly sure.'],
    ['motion', 0.2, 'Counted from the motion of the picture, not sure.'],
  ] as const)('tells %s of confidence %d', (source, confidence, words) => {
    expect(countedFrom({ source, confidence } as Repetitions)).toBe(words);
  });
});
