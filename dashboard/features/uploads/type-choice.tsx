import { Text } from '@mantine/core';
import type { AnalysisType } from '../../../functions/src/contract/vocabulary.ts';
import { typeNames } from '../../components/names.ts';
import styles from './type-choice.module.css';

/** What is judged in each. */
const judged: Readonly<Record<AnalysisType, string>> = {
  solo: 'One dancer: technique, timing with the music, choreography.',
  couple: 'Two dancers: the same, and how they dance together.',
  group: 'Three or more: the same, and how well they move as one.',
  highlights: 'The moments worth showing: motion, music, variety.',
  workout: 'Exercises: form, tempo, range of motion, consistency.',
};
const choices = Object.keys(judged) as AnalysisType[];

interface TypeChoiceProps {
  value: AnalysisType;
  onChange: (analysisType: AnalysisType) => void;
}

/** A radio button with a card of its own for each type. */
export function TypeChoice({ value, onChange }: TypeChoiceProps) {
  return (
    <fieldset className={styles['choices']}>
      <Text component="legend" fw={600} size="sm" mb={6}>
        What is in the video
      </Text>
      {choices.map((analysisType) => (
        <label key={analysisType} className={styles['card']}>
          <input
            type="radio"
            name="analysis-type"
            checked={value === analysisType}
            onChange={() => onChange(analysisType)}
          />
          <span>
            <Text span fw={600} display="block">
              {typeNames[analysisType]}
            </Text>
            <Text span size="sm" c="dimmed" display="block">
              {judged[analysisType]}
            </Text>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
