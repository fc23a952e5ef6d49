'use client';

import { Button, Stack, Title } from '@mantine/core';
import { useCallback } from 'react';
import type { ListedAnalysis } from '../../components/analysis-row.tsx';
import { EmptyList } from '../../components/empty-list.tsx';
import { isOpen, openFilter } from '../../components/list-filter.ts';
import { ListFilters } from '../../components/list-filters.tsx';
import { LiveAnalysisList } from '../../components/live-analysis-list.tsx';
import { useListFilter } from '../../components/use-list-filter.ts';
import { useEverybodysAnalyses } from '../../firebase/use-analyses.ts';
import styles from './admin-panel.module.css';
import { AdminRow } from './admin-row.tsx';
import { BudgetPanel } from './budget-panel.tsx';
import { useTerms } from './use-terms.ts';
import { UserSearch } from './user-search.tsx';

/** Everybody's analyses, live, for admins. Needs a Suspense above: it reads the address. */
export function AdminPanel() {
  const [filter, setFilter] = useListFilter();
  const heard = useEverybodysAnalyses(filter);
  const follow = heard.state === 'heard' ? heard.value.follow : null;
  const terms = useTerms();
  const extras = useCallback(
    (analysis: ListedAnalysis) => (
      <AdminRow
        analysis={analysis}
        terms={terms}
        onChooseUser={(user) => setFilter({ ...filter, userId: user })}
        onRerun={(analysisId) => follow?.(analysisId)}
      />
    ),
    [filter, setFilter, follow, terms],
  );
  return (
    <Stack gap="lg">
      <Title order={1}>Everyone’s analyses</Title>
      <BudgetPanel />
      <div className={styles['narrowing']}>
        <ListFilters filter={filter} onChange={setFilter} />
        <UserSearch
          key={filter.userId}
          userId={filter.userId}
          onSearch={(user) => setFilter({ ...filter, userId: user })}
        />
      </div>
      <LiveAnalysisList
        label="Everyone’s analyses"
        heard={heard}
        extras={extras}
        empty={
          <EmptyList
            title={isOpen(filter) ? 'Nobody has analysed anything yet' : 'Nothing fits'}
            action={
              !isOpen(filter) && (
                <Button variant="default" onClick={() => setFilter(openFilter)}>
                  Show everybody’s
                </Button>
              )
            }
          >
            {isOpen(filter)
              ? 'What your users upload will appear here by itself.'
              : 'No analysis has this type, this status and this owner. A user id must be whole.'}
          </EmptyList>
        }
      />
    </Stack>
  );
}
