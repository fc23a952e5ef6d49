import { Group, Text } from '@mantine/core';
import type { Repetitions } from '../../../../../functions/src/contract/measurements.ts';
import type { Workout } from '../../../../../functions/src/contract/report.ts';
import { Section } from '../../../../components/section.tsx';
import { RepetitionBars } from './repetition-bars.tsx';
import styles from './workout-card.module.css';
import { countedFrom, whatWasRepeated, workoutInWords } from './workout-words.ts';

interface WorkoutCardProps {
  workout: Workout;
  repetitions: Repetitions | null;
  video: HTMLVideoElement | null;
}

/** How often an exercise was repeated, and how that changed. */
export function WorkoutCard({ workout, repetitions, video }: WorkoutCardProps) {
  return (
    <Section title="Workout" basis="Measured">
      <Group align="baseline" gap="xs">
        <Text className={styles['count']}>{workout.repetitions}</Text>
        <Text size="lg">{whatWasRepeated(workout)}</Text>
      </Group>
      <Text mb="sm">{workoutInWords(workout).join(' ')}</Text>
      {repetitions !== null && repetitions.each.length > 0 && (
        <>
          <RepetitionBars each={repetitions.each} video={video} />
          <Text size="sm" c="dimmed" mt={4}>
            Each bar is a repetition: the wider the longer, the higher the wider its range.{' '}
            {countedFrom(repetitions)}
          </Text>
        </>
      )}
    </Section>
  );
}
