import type { RecordingFault } from '../../../../../functions/src/contract/recording-sentences.ts';
import { inOrder } from '../../../../components/names.ts';
import { isGrave } from '../recording/faults.ts';
import { asSentence, reasonFor, type Scored } from '../scores/criterion-words.ts';

export type WhyNoScore =
  /** The recording, which says what to do otherwise. */
  { kind: 'recording'; fault: RecordingFault } | { kind: 'sentence'; text: string };

/** What keeps several criteria from being scored. */
const roots: readonly (string | null)[] = [
  ...['body', 'dancers', 'together', 'music_and_timing', 'timing', 'motion', 'repetitions'],
];

/** Why no criterion has a score, the gravest reason alone; null where nobody says, or one has a score. */
export function whyNoScore(scored: Scored): WhyNoScore | null {
  const { scores, recording = [], not_measured: unmeasured = [] } = scored;
  if (Object.values(scored.scores).some((score) => score !== null)) return null;
  const fault = recording.find(isGrave);
  if (fault !== undefined) return { kind: 'recording', fault };
  const root = unmeasured.find(({ what_code }) => roots.includes(what_code));
  if (root !== undefined) {
    const told = recording.find(({ code }) => code === root.why_code);
    return told === undefined
      ? { kind: 'sentence', text: asSentence(root.why) }
      : { kind: 'recording', fault: told };
  }
  const [reason] = inOrder(Object.keys(scores)).flatMap((key) => reasonFor(key, scored) ?? []);
  return reason === undefined ? null : { kind: 'sentence', text: reason };
}
