import { Text } from '@mantine/core';
import { profiles } from '../../../functions/src/contract/profiles/all.ts';
import type { Profile } from '../../../functions/src/contract/profiles/profile.ts';
import type { AnalysisType } from '../../../functions/src/contract/vocabulary.ts';
import styles from './type-choice.module.css';

const choices = Object.entries(profiles) as [AnalysisType, Profile][];

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
      {choices.map(([analysisType, { name, summary }]) => (
        <label key={analysisType} className={styles['card']}>
          <input
            type="radio"
            name="analysis-type"
            checked={value === analysisType}
            onChange={() => onChange(analysisType)}
          />
          <span>
            <Text span fw={600} display="block">
              {name}
            </Text>
            <Text span size="sm" c="dimmed" display="block">
              {summary}
            </Text>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
