import { createContext, useContext } from 'react';
import type { Span } from '../../../../../functions/src/contract/estimate.ts';
import { atFirst, type Practice, type PracticeChange } from './practice.ts';

/** The one player of a page, by which everything on it plays its moments. */
export interface PlayerHandle extends Practice {
  /** Null: there is no video that could be played. */
  video: HTMLVideoElement | null;
  /** Plays a span over and over, and brings the player into view. */
  playSpan: (span: Span, rate?: number) => void;
  /** Plays on from a second, and brings the player into view. */
  playFrom: (seconds: number) => void;
  change: (change: PracticeChange) => void;
  onVideo: (video: HTMLVideoElement | null) => void;
  /** Where in the page it is shown. */
  onPlace: (place: HTMLElement | null) => void;
}

const nothing = () => {};

/** Outside of a provider nothing can be played. */
export const PlayerContext = createContext<PlayerHandle>({
  ...atFirst,
  video: null,
  playSpan: nothing,
  playFrom: nothing,
  change: nothing,
  onVideo: nothing,
  onPlace: nothing,
});

export const usePlayer = (): PlayerHandle => useContext(PlayerContext);
