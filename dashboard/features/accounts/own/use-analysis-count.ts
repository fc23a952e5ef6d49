import { useEffect, useState } from 'react';
import { countAnalyses } from '../../../firebase/own-data.ts';

/** How many analyses a user has; null while nobody knows. */
export function useAnalysisCount(userId: string): number | null {
  const [count, setCount] = useState<number | null>(null);
  useEffect(() => {
    let isWanted = true;
    const show = (found: number | null) => {
      if (isWanted) setCount(found);
    };
    // The page says the same without it.
    countAnalyses(userId).then(show, () => show(null));
    return () => {
      isWanted = false;
    };
  }, [userId]);
  return count;
}
