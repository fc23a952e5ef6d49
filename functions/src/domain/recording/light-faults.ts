import { darknessFaults } from '../../contract/recording-facts.ts';
import { type RecordingFault, recordingFault } from '../../contract/recording-sentences.ts';
import type { RecordedVideo } from './recorded-video.ts';

/** Share of the pixels. */
const mostBurnt = 0.5;
/** Share of the looks: who is seen so often, before a white wall or on a dark stage, is in light enough. */
const wellSeen = 0.8;

/** What the light hides; nothing where somebody is well seen all the same. */
export function lightFaults({ measurements }: RecordedVideo): RecordingFault[] {
  const { recording_quality: quality, body } = measurements;
  if (quality === null || (body !== null && body.seen >= wellSeen)) return [];
  return [
    ...(quality.bright === null ? [] : darknessFaults(quality.bright)),
    ...((quality.burnt ?? 0) > mostBurnt ? [recordingFault('too_bright')] : []),
  ];
}
