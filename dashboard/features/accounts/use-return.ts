import { useEffect, useEffectEvent } from 'react';

/** Looks once the page is there, and each time that somebody comes back to it. */
export function useReturn(look: () => Promise<unknown>): void {
  const lookNow = useEffectEvent(look);
  useEffect(() => {
    let isLooking = false;
    const onReturn = async () => {
      // To come back to a tab is told twice.
      if (isLooking || document.visibilityState !== 'visible') return;
      isLooking = true;
      await lookNow();
      isLooking = false;
    };
    void onReturn();
    window.addEventListener('focus', onReturn);
    document.addEventListener('visibilitychange', onReturn);
    return () => {
      window.removeEventListener('focus', onReturn);
      document.removeEventListener('visibilitychange', onReturn);
    };
  }, []);
}
