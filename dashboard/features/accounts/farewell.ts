import { createContext } from 'react';

/** An account that was just deleted, and how many analyses went with it. */
export interface Farewell {
  userId: string;
  deletedAnalyses: number;
}

/** Lets a page whose account is gone say so on the page where one signs in. */
export const FarewellContext = createContext<(farewell: Farewell) => void>(() => {});
