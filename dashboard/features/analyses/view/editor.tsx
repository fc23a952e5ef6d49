import { Skeleton } from '@mantine/core';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { Analysis } from '../../../firebase/analysis.ts';

const RerunEditor = lazy(() =>
  import('./rerun/rerun-editor.tsx').then(({ RerunEditor: editor }) => ({ default: editor })),
);
const DetailsEditor = lazy(() =>
  import('./details/details-editor.tsx').then(({ DetailsEditor: editor }) => ({ default: editor })),
);

/** What can be written anew: how it is run, the same beginning at the marks on dancers, or what it is called. */
export type Edited = 'run' | 'marks' | 'details';

interface EditorProps {
  edited: Edited;
  analysis: Analysis;
  onClose: () => void;
}

/** Comes once it is asked for; what had the focus before gets it back. */
export function Editor({ edited, analysis, onClose }: EditorProps) {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (opener instanceof HTMLElement) opener.focus();
    },
    [opener],
  );
  return (
    <Suspense fallback={<Skeleton h={320} />}>
      {edited === 'details' ? (
        <DetailsEditor analysis={analysis} onClose={onClose} />
      ) : (
        <RerunEditor
          analysis={analysis}
          beginsAt={edited === 'marks' ? 'marks' : 'top'}
          onClose={onClose}
        />
      )}
    </Suspense>
  );
}
