import { Skeleton } from '@mantine/core';
import listStyles from './analysis-list.module.css';
import rowStyles from './analysis-row.module.css';
import { Poster } from './poster.tsx';

const rowCount = 6;

/** Stands where a list will be, as high as its rows. */
export function AnalysisListSkeleton() {
  return (
    <div role="status" aria-label="Loading the analyses">
      <ul className={listStyles['list']} style={{ paddingBlock: 0 }} aria-hidden>
        {Array.from({ length: rowCount }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they are all the same
          <li key={index} className={rowStyles['row']}>
            <Poster url={null} />
            <div className={rowStyles['what']}>
              <Skeleton height="1rem" width="55%" mb="xs" />
              <Skeleton height="0.75rem" width="80%" />
            </div>
            <Skeleton height="1.25rem" width="5.5rem" radius="xl" />
            <Skeleton height="1.5rem" className={rowStyles['outcome']} />
          </li>
        ))}
      </ul>
    </div>
  );
}
