// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { WorkoutCard } from '../../../../../../../dashboard/features/analyses/view/workout/workout-card.tsx';
import type { Exercise } from '../../../../../../../functions/src/contract/repetitions.ts';
import { someRepetitions } from '../../../../../../support/measured.ts';

afterEach(cleanup);

const exercise = (count: number, start_seconds: number): Exercise => {
  const each = Array.from({ length: count }, (_, index) => ({
    start_seconds: start_seconds + 2 * index,
    end_seconds: start_seconds + 2 * index + 2,
    range: 1,
  }));
  return { ...someRepetitions, count, each, start_seconds, end_seconds: start_seconds + 2 * count };
};

function show(exercises: readonly Exercise[]) {
  const [repetitions = null] = exercises;
  const workout = {
    ...{ exercise: 'curls', repetitions: repetitions?.count ?? 0, per_minute: 20 },
    ...{ range_trend: null, fatigue: null, exercises: [] },
  };
  return render(
    <MantineProvider env="test">
      <WorkoutCard {...{ workout, repetitions, exercises }} />
    </MantineProvider>,
  ).container;
}

it('says how often the one exercise was repeated, with a bar for each', () => {
  const card = show([exercise(5, 1)]);
  expect(card.textContent).toContain('5repetitions of curls');
  expect(card.querySelectorAll('li')).toHaveLength(5);
});

it('lists several one after the other, each with its own bars', () => {
  const card = show([exercise(5, 1), exercise(3, 20)]);
  expect(card.textContent).toContain('Exercise 1: 5 repetitions from 0:01 to 0:11');
  expect(card.textContent).toContain('Exercise 2: 3 repetitions from 0:20 to 0:26');
  expect(card.textContent).toContain('The longest of them: about 20 a minute.');
  expect(card.textContent).not.toContain('of curls');
  expect([...card.querySelectorAll('ol')].map((bars) => bars.children.length)).toEqual([5, 3]);
});
