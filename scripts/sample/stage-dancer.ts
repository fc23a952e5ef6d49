import type { Pose } from './choreography.ts';
import type { Outfit } from './dancer.ts';

export interface StageDancer {
  /** A pose a beat. */
  dance: readonly Pose[];
  outfit: Outfit;
  /** Pixels to the right of the stage's middle. */
  aside: number;
}
