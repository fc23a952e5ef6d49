import { useEffect, useEffectEvent } from 'react';

/**
 * Asks before a click, a reload or a closed tab ends what is under way. Calls back where a click does:
 * of the others nothing is told.
 */
export function useLeaveWarning(isUnderWay: boolean, question: string, onLeave: () => void): void {
  const leave = useEffectEvent(onLeave);
  useEffect(() => {
    if (!isUnderWay) return;
    const controller = new AbortController();
    const { signal } = controller;
    window.addEventListener('beforeunload', (event) => event.preventDefault(), { signal });
    // Next's own links change the page without unloading it: they are heard before it hears them.
    const onClick = (event: MouseEvent) => {
      const isLink = event.target instanceof Element && event.target.closest('a[href]') !== null;
      if (!isLink) return;
      if (window.confirm(question)) return leave();
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener('click', onClick, { capture: true, signal });
    return () => controller.abort();
  }, [isUnderWay, question]);
}
