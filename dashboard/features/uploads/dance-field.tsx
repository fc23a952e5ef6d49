import { TextInput } from '@mantine/core';
import { useId } from 'react';
import { danceNames } from './dance-names.ts';
import { type Draft, lengths } from './draft.ts';

interface DanceFieldProps {
  value: string;
  onChange: (change: Partial<Draft>) => void;
}

/** Offers the dances that we know; any other may be written too. */
export function DanceField({ value, onChange }: DanceFieldProps) {
  const listId = useId();
  return (
    <>
      <TextInput
        label="Dance"
        description="Pick one, or write your own. Optional."
        list={listId}
        maxLength={lengths.danceType}
        value={value}
        onChange={(event) => onChange({ danceType: event.currentTarget.value })}
      />
      <datalist id={listId}>
        {danceNames.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}
