import { Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { formatDuration } from '../formats.ts';
import type { ChoiceProblems, RunChoices } from './run-choices.ts';

interface TrimFieldsProps extends Pick<RunChoices, 'isTrimmed' | 'from' | 'to'> {
  durationSeconds: number | null;
  /** Null: not to be shown yet. */
  problems: (Pick<ChoiceProblems, 'from' | 'to'> & { whole?: string | null }) | null;
  onChange: (change: Partial<RunChoices>) => void;
  onLeave: () => void;
}

/** The part that is to be judged, if not all of it. */
export function TrimFields({ durationSeconds, problems, onChange, ...trim }: TrimFieldsProps) {
  return (
    <Stack gap="sm">
      <Checkbox
        name="part"
        label="Judge only a part of it"
        checked={trim.isTrimmed}
        error={problems?.whole}
        onChange={(event) => onChange({ isTrimmed: event.currentTarget.checked })}
      />
      {trim.isTrimmed && (
        <Group grow align="start">
          <TextInput
            name="from"
            label="From"
            description="Seconds, or 1:15"
            placeholder="0:00"
            value={trim.from}
            error={problems?.from}
            onChange={(event) => onChange({ from: event.currentTarget.value })}
            onBlur={trim.onLeave}
          />
          <TextInput
            name="to"
            label="To"
            description="Empty: the end"
            placeholder={durationSeconds === null ? '' : formatDuration(durationSeconds)}
            value={trim.to}
            error={problems?.to}
            onChange={(event) => onChange({ to: event.currentTarget.value })}
            onBlur={trim.onLeave}
          />
        </Group>
      )}
    </Stack>
  );
}
