import { useRef, useState } from 'react';
import type { DanceSuggestion } from './dance-suggestions.ts';

type Suggest = (written: string) => DanceSuggestion[];

/** The dances come once they are asked for; until then, or where they do not come, none is suggested. */
export function useDanceSuggestions(): { suggest: Suggest; load: () => void } {
  const [suggest, setSuggest] = useState<Suggest>(() => () => []);
  const isAsked = useRef(false);
  const load = () => {
    if (isAsked.current) return;
    isAsked.current = true;
    import('./dance-suggestions.ts').then(
      ({ danceSuggestions }) => setSuggest(() => danceSuggestions),
      () => {
        isAsked.current = false;
      },
    );
  };
  return { suggest, load };
}
