import { useEffect } from 'react';

/** Asks before a click, a reload or a closed tab ends what is under way. */
export function useLeaveWarning(isUnderWay: boolean, question: string): void {
  useEffect(() => {
    if (!isUnderWay) return;
    const controller = new AbortController();
    const { signal } = controller;
    window.addEventListener('beforeunload', (event) => event.preventDefault(), { signal });
    // Next's own links change the page without unloading it: they are heard before it hears them.
    const onClick = (event: MouseEvent) => {
      const isLink = event.target instanceof Element && event.target.closest('a[href]') !== null;
      if (!isLink || window.confirm(question)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener('click', onClick, { capture: true, signal });
    return () => controller.abort();
  }, [isUnderWay, question]);
}
