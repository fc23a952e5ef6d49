import { Group, NativeSelect } from '@mantine/core';
import { type ListFilter, wordOf } from './list-filter.ts';
import { statusNames, typeNames } from './names.ts';

interface ListFiltersProps {
  filter: ListFilter;
  onChange: (filter: ListFilter) => void;
}

/** Narrows a list to one type, one status, or both. */
export function ListFilters({ filter, onChange }: ListFiltersProps) {
  return (
    <Group gap="sm" grow preventGrowOverflow={false} maw={420}>
      <NativeSelect
        label="Type"
        data={[{ value: '', label: 'All types' }, ...choicesOf(typeNames)]}
        value={filter.analysisType ?? ''}
        onChange={({ currentTarget }) =>
          onChange({ ...filter, analysisType: wordOf(typeNames, currentTarget.value) })
        }
      />
      <NativeSelect
        label="Status"
        data={[{ value: '', label: 'Any status' }, ...choicesOf(statusNames)]}
        value={filter.status ?? ''}
        onChange={({ currentTarget }) =>
          onChange({ ...filter, status: wordOf(statusNames, currentTarget.value) })
        }
      />
    </Group>
  );
}

const choicesOf = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));
