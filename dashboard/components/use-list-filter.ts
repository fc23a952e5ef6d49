'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { type ListFilter, readFilter, writeFilter } from './list-filter.ts';

/** The filter that the address holds, so that a list can be linked to and survives a reload. */
export function useListFilter(): [ListFilter, (filter: ListFilter) => void] {
  const path = usePathname();
  const address = useSearchParams();
  const filter = useMemo(() => readFilter(address), [address]);
  const setFilter = useCallback(
    // Unlike the router's own, it asks the server for nothing.
    (next: ListFilter) => window.history.replaceState(null, '', `${path}${writeFilter(next)}`),
    [path],
  );
  return [filter, setFilter];
}
