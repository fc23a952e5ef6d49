import type { Estimate } from '../../contract/measurements.ts';
import { clamp, rounded } from '../series.ts';
import type { SeenBody } from './seen-frames.ts';

/** What some frames tell. */
export interface Reading {
  /** 0..1. */
  value: number;
  /** In how many of the frames what it needs was seen; half of it seen in one is half a frame. */
  frames: number;
  /** 0..1: how far what was seen can tell it; all of it where that is left out. */
  certainty?: number;
}

/** As sure as any length of time: it is half sure after so long. */
const halfSureSeconds = 2;

/** Null where less than a second tells it; `seen`, 0..1: how much of the body the view shows. */
export function estimateOf(reading: Reading | null, body: SeenBody, seen = 1): Estimate {
  if (reading === null || reading.frames < body.framesPerSecond) return null;
  const seconds = reading.frames / body.framesPerSecond;
  const coverage = clamp(reading.frames / body.framesLookedAt, 0, 1);
  const sure = body.clarity * coverage * seen * (reading.certainty ?? 1);
  const confidence = (sure * seconds) / (seconds + halfSureSeconds);
  return { value: rounded(reading.value), confidence: rounded(confidence) };
}
