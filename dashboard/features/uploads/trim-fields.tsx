import { Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { formatDuration } from '../../components/formats.ts';
import type { Draft, DraftProblems } from './draft.ts';

interface TrimFieldsProps extends Pick<Draft, 'isTrimmed' | 'from' | 'to'> {
  durationSeconds: number | null;
  /** Null: not to be shown yet. */
  problems: DraftProblems | null;
  onChange: (change: Partial<Draft>) => void;
  onLeave: () => void;
}

/** The part that is to be judged, if not all of it. */
export function TrimFields({ durationSeconds, problems, onChange, ...trim }: TrimFieldsProps) {
  return (
    <Stack gap="sm">
      <Checkbox
        label="Judge only a part of it"
        checked={trim.isTrimmed}
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
