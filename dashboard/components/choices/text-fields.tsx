import { TextInput } from '@mantine/core';
import { lengths } from './run-choices.ts';

interface FieldProps {
  value: string;
  onChange: (value: string) => void;
}

export function TitleField({ value, onChange }: FieldProps) {
  return (
    <TextInput
      label="Title"
      description="So that you find it again. Optional."
      maxLength={lengths.title}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

export function DancersField({ value, onChange }: FieldProps) {
  return (
    <TextInput
      label="Who dances"
      description="Names, or whom to look at: the one in red. Optional."
      maxLength={lengths.dancers}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
