import type { Profile } from '../../../../functions/src/contract/profiles/profile.ts';
import {
  darknessFaults,
  lengthFaults,
  sizeFaults,
} from '../../../../functions/src/contract/recording-facts.ts';
import {
  type RecordingFault,
  recordingFault,
} from '../../../../functions/src/contract/recording-sentences.ts';
import type { SeenVideo } from './look-at-video.ts';

/**
 * What the report would say of the recording, as far as this browser can tell before the upload.
 * `seconds` of what will be judged; null where it cannot tell.
 */
export function recordingHints(
  { finds, hasDance }: Profile,
  seconds: number | null,
  { size, bright, hasSound }: SeenVideo,
): RecordingFault[] {
  return [
    ...(bright === null ? [] : darknessFaults(bright)),
    // How much a workout takes is known once it has been counted.
    ...(seconds === null || finds === 'repetitions' ? [] : lengthFaults(seconds)),
    ...(hasDance && hasSound === false ? [recordingFault('no_sound')] : []),
    ...(size === null ? [] : sizeFaults(size)),
  ];
}
