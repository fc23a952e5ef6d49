'use client';

import { Button, Group, Stack, Title } from '@mantine/core';
import Link from 'next/link';
import { EmptyList } from '../../components/empty-list.tsx';
import { isOpen, openFilter } from '../../components/list-filter.ts';
import { ListFilters } from '../../components/list-filters.tsx';
import { LiveAnalysisList } from '../../components/live-analysis-list.tsx';
import { useListFilter } from '../../components/use-list-filter.ts';
import { useMyAnalyses } from '../../firebase/use-analyses.ts';

/** Whoever is signed in sees their own, live. Needs a Suspense above: it reads the address. */
export function MyAnalyses() {
  const [{ analysisType, status }, setFilter] = useListFilter();
  const filter = { ...openFilter, analysisType, status };
  const heard = useMyAnalyses({ analysisType, status });
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <Title order={1}>My analyses</Title>
        <Button component={Link} href="/app/new">
          New analysis
        </Button>
      </Group>
      <ListFilters filter={filter} onChange={setFilter} />
      <LiveAnalysisList
        label="My analyses"
        heard={heard}
        empty={
          isOpen(filter) ? <NothingYet /> : <NothingFits onClear={() => setFilter(openFilter)} />
        }
      />
    </Stack>
  );
}

function NothingYet() {
  return (
    <EmptyList
      title="Let us see you dance"
      action={
        <Button component={Link} href="/app/new" size="md">
          Analyse your first video
        </Button>
      }
    >
      Upload a video of a dance or a workout. Flokraft scores technique, timing and choreography,
      and tells you what went well and what to work on. It takes a few minutes, and you can watch it
      happen here.
    </EmptyList>
  );
}

function NothingFits({ onClear }: { onClear: () => void }) {
  return (
    <EmptyList
      title="Nothing fits these filters"
      action={
        <Button variant="default" onClick={onClear}>
          Show all
        </Button>
      }
    >
      You have no analysis of this type and status.
    </EmptyList>
  );
}
