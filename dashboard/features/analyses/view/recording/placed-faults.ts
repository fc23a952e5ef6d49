import type { RecordingFault } from '../../../../../functions/src/contract/recording-sentences.ts';
import type { Scored } from '../scores/criterion-words.ts';
import { whyNoScore } from '../verdict/why-no-score.ts';
import { isGrave } from './faults.ts';

interface PlacedFaults {
  /** Above the video. */
  first: readonly RecordingFault[];
  /** Below what was found. */
  later: readonly RecordingFault[];
}

/** Where a recording's faults are told: first where the worst is grave, and not where the verdict says it. */
export function placedFaults(scored: Scored): PlacedFaults {
  const { recording = [] } = scored;
  const why = whyNoScore(scored);
  if (why?.kind === 'recording')
    return { first: [], later: recording.filter((fault) => fault !== why.fault) };
  const [worst] = recording;
  return worst !== undefined && isGrave(worst)
    ? { first: recording, later: [] }
    : { first: [], later: recording };
}
