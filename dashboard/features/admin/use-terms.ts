import { useMemo } from 'react';
import type { Terms } from '../../components/rerun-words.ts';
import { useOperations } from '../../firebase/use-operations.ts';

/** By which a rerun's use is reckoned; the same for as long as it says the same. */
export function useTerms(): Terms | undefined {
  const heard = useOperations();
  const budget = heard.state === 'heard' ? heard.value.budget : undefined;
  const text = JSON.stringify(budget && { counts: budget.counts, judging: budget.judging });
  return useMemo(() => (text === undefined ? undefined : JSON.parse(text)), [text]);
}
