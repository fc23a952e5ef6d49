import { Group, Text } from '@mantine/core';
import type { Exercise, Repetitions } from '../../../../../functions/src/contract/repetitions.ts';
import type { Workout } from '../../../../../functions/src/contract/report.ts';
import { Section } from '../../../../components/section.tsx';
import { RepetitionBars } from './repetition-bars.tsx';
import styles from './workout-card.module.css';
import { countedFrom, exerciseInWords, whatWasRepeated, workoutInWords } from './workout-words.ts';

interface WorkoutCardProps {
  workout: Workout;
  /** Of several exercises the longest. */
  repetitions: Repetitions | null;
  exercises: readonly Exercise[];
}

/** How often an exercise was repeated, and how that changed; several are listed one after the other. */
export function WorkoutCard({ workout, repetitions, exercises }: WorkoutCardProps) {
  const isOne = exercises.length < 2;
  const words = workoutInWords(workout).join(' ');
  return (
    <Section title="Workout" basis="Measured">
      {isOne ? (
        <Group align="baseline" gap="xs">
          <Text className={styles['count']}>{workout.repetitions}</Text>
          <Text size="lg">{whatWasRepeated(workout)}</Text>
        </Group>
      ) : (
        exercises.map((exercise, index) => (
          <div key={exercise.start_seconds}>
            <Text size="lg">{exerciseInWords(exercise, index)}</Text>
            <RepetitionBars each={exercise.each} />
          </div>
        ))
      )}
      <Text mb="sm">
        {isOne || words === ''
          ? words
          : `The longest of them: ${words.charAt(0).toLowerCase()}${words.slice(1)}`}
      </Text>
      {repetitions !== null && repetitions.each.length > 0 && (
        <>
          {isOne && <RepetitionBars each={repetitions.each} />}
          <Text size="sm" c="dimmed" mt={4}>
            Each bar is a repetition: the wider the longer, the higher the wider its range.{' '}
            {countedFrom(repetitions)}
          </Text>
        </>
      )}
    </Section>
  );
}
