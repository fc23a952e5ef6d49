import { Button, Center, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { AnalysisList } from './analysis-list.tsx';
import { AnalysisListSkeleton } from './analysis-list-skeleton.tsx';
import type { ListedAnalysis, RowExtras } from './analysis-row.tsx';
import { Notice } from './notice.tsx';

interface LiveAnalysisListProps {
  label: string;
  heard:
    | { state: 'waiting' }
    | { state: 'refused'; error: Error }
    | {
        state: 'heard';
        value: {
          analyses: readonly ListedAnalysis[];
          hasOlder: boolean;
          isFetching: boolean;
          problem: string | null;
          showOlder: () => Promise<void>;
        };
      };
  /** In the place of a list that has nothing in it. */
  empty: ReactNode;
  extras?: RowExtras | undefined;
}

/** A list with all that may stand in its place, and the way to older ones. */
export function LiveAnalysisList({ label, heard, empty, extras }: LiveAnalysisListProps) {
  if (heard.state === 'waiting') return <AnalysisListSkeleton />;
  if (heard.state === 'refused') {
    return (
      <Notice title="The analyses cannot be shown">
        Load this page again. If that does not help, sign out and in again.
      </Notice>
    );
  }
  const { analyses, hasOlder, isFetching, problem, showOlder } = heard.value;
  if (analyses.length === 0) return empty;
  return (
    <Stack>
      <AnalysisList label={label} analyses={analyses} hasOlder={hasOlder} extras={extras} />
      {problem !== null && <Notice title="The older ones did not come">{problem}</Notice>}
      {hasOlder && (
        <Center>
          <Button variant="default" loading={isFetching} onClick={showOlder}>
            Show older
          </Button>
        </Center>
      )}
    </Stack>
  );
}
