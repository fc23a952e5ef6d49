'use client';

import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';
import styles from './analysis-list.module.css';
import { AnalysisRow, type ListedAnalysis, type RowExtras } from './analysis-row.tsx';

interface AnalysisListProps {
  /** What the list is of, for who cannot see the page. */
  label: string;
  /** One that is the same object as before is not drawn again. */
  analyses: readonly ListedAnalysis[];
  hasOlder: boolean;
  extras?: RowExtras | undefined;
}

/** A guess for rows that have not been drawn yet: each is measured once it is. */
const estimatedHeightPixels = 81;
/** The keyboard goes from row to row, so the next ones are there before they are seen. */
const rowsBeyondScreen = 6;

/** Rows of analyses, of which only those near the screen are in the page. */
export function AnalysisList({ label, analyses, hasOlder, extras }: AnalysisListProps) {
  const list = useRef<HTMLUListElement>(null);
  const top = useTopOf(list);
  const virtualizer = useWindowVirtualizer({
    count: analyses.length,
    estimateSize: () => estimatedHeightPixels,
    getItemKey: (index) => analyses[index]?.analysisId ?? index,
    overscan: rowsBeyondScreen,
    scrollMargin: top,
  });
  const rows = virtualizer.getVirtualItems();
  const above = (rows[0]?.start ?? top) - top;
  const below = virtualizer.getTotalSize() - ((rows.at(-1)?.end ?? top) - top);
  return (
    <ul
      ref={list}
      aria-label={label}
      className={styles['list']}
      style={{ paddingTop: above, paddingBottom: below }}
    >
      {rows.map(({ key, index }) => {
        const analysis = analyses[index];
        return (
          analysis !== undefined && (
            <li
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              aria-posinset={index + 1}
              aria-setsize={hasOlder ? -1 : analyses.length}
            >
              <AnalysisRow analysis={analysis} extras={extras} />
            </li>
          )
        );
      })}
    </ul>
  );
}

/** How far an element is below the top of the page, in pixels; what lies above it may change. */
function useTopOf(element: { current: HTMLElement | null }): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const box = element.current?.getBoundingClientRect();
    if (box !== undefined) setTop(Math.round(box.top + window.scrollY));
  });
  return top;
}
