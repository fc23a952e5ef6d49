import type { Span } from '../../../../../functions/src/contract/estimate.ts';

export const rates = [0.25, 0.5, 0.75, 1] as const;
export const slowRate = 0.5;

/** How somebody practises with the video. */
export interface Practice {
  /** What is played over and over; null: the video goes on. */
  loop: Span | null;
  /** Of `rates`, or what else a browser was told: 1 is as it was recorded. */
  rate: number;
  isMirrored: boolean;
  hasSkeleton: boolean;
}

export type PracticeChange =
  | { what: 'loop'; span: Span; rate?: number }
  /** `span`: only where that is still looped. */
  | { what: 'loop_left'; span?: Span }
  | { what: 'rate'; rate: number }
  | { what: 'mirror'; isOn: boolean }
  | { what: 'skeleton'; isOn: boolean };

export const atFirst: Practice = { loop: null, rate: 1, isMirrored: false, hasSkeleton: false };

export function changePractice(practice: Practice, change: PracticeChange): Practice {
  switch (change.what) {
    case 'loop':
      return { ...practice, loop: change.span, rate: change.rate ?? practice.rate };
    case 'loop_left':
      if (change.span !== undefined && change.span !== practice.loop) return practice;
      return { ...practice, loop: null };
    case 'rate':
      return practice.rate === change.rate ? practice : { ...practice, rate: change.rate };
    case 'mirror':
      return { ...practice, isMirrored: change.isOn };
    case 'skeleton':
      return { ...practice, hasSkeleton: change.isOn };
  }
}
