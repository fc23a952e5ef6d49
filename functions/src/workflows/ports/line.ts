import type { Contender } from '../../domain/limits/turns.ts';

export interface InLine {
  userId: string;
  analysisId: string;
  /** Since when it stands where it does; of one that rests: until when. */
  since: Date;
}

/** Everybody who waits, for room in the house or for a worker. */
export interface Line {
  /** How many runs may be out at once: one more than there are workers, so that none waits for us. */
  mostOut: number;
  /** How many are. */
  countOut(): Promise<number>;
  /** Users with a run that waits for its turn; first whose turn it is. */
  waiting(limit: number): Promise<Contender[]>;
  /** Users whose arrived video waits for room; first who is let in next. */
  atTheDoor(limit: number): Promise<Contender[]>;
  /** Runs that were sent before a moment and have not ended. */
  outBefore(moment: Date): Promise<InLine[]>;
  /** Runs that have rested long enough. */
  restedUntil(now: Date): Promise<InLine[]>;
}
