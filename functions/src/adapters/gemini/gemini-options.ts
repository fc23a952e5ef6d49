import type { Prices } from '../../domain/judging/judge-cost.ts';
import type { Clock, Logger } from '../../workflows/ports.ts';

export interface GeminiOptions extends Prices {
  apiKey: string;
  model: string;
  /** Null: Google's. It may end with a path. */
  baseUrl: string | null;
  /** How many frames a second the model looks at, above 0 to 24; less where they would not fit. */
  framesPerSecond: number;
  /** How many independent judgements it gives, from 1. */
  judges: number;
  clock: Clock;
  logger: Logger;
  /** 0 up to 1. */
  random(): number;
}
