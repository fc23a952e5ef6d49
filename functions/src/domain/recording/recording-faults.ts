import { lengthFaults, rateFaults, sizeFaults } from '../../contract/recording-facts.ts';
import { type RecordingFault, recordingFault } from '../../contract/recording-sentences.ts';
import { bodyFaults } from './body-faults.ts';
import { lightFaults } from './light-faults.ts';
import type { RecordedVideo } from './recorded-video.ts';
import { soundFaults } from './sound-faults.ts';

/**
 * What about a recording keeps us from measuring it as its profile wants it, the worst first: the light,
 * without which nobody is seen, whoever is to be followed, the length, the camera, the sound and the
 * file. Each rests on a measurement of its own: what was not measured is no fault.
 */
export function recordingFaults(video: RecordedVideo): RecordingFault[] {
  return [
    ...lightFaults(video),
    ...bodyFaults(video),
    ...(isLongEnough(video) ? [] : lengthFaults(video.durationSeconds)),
    ...cameraFaults(video),
    ...soundFaults(video),
    ...rateFaults(video.framesPerSecond),
    ...sizeFaults(video),
  ];
}

/** What was counted needed no more. */
const isLongEnough = ({ profile, measurements }: RecordedVideo) =>
  profile.finds === 'repetitions' && measurements.repetitions !== null;

const fewestCuts = 3;
/** Seconds of a shot, in the mean: in less no timing is told, and nobody is followed for long. */
const shortestShots = 6;
/**
 * Widths of the picture a second. Hand-held clips that follow somebody have 0.01 to 0.05, the drawn
 * unsteady hand 0.06; those of which the background leaps from frame to frame 0.10 to 0.17.
 */
const leastShake = 0.08;

function cameraFaults({ profile, measurements, durationSeconds }: RecordedVideo): RecordingFault[] {
  const cuts = measurements.cut_seconds.length;
  const isCutUp = cuts >= fewestCuts && durationSeconds / (cuts + 1) < shortestShots;
  // Clips are cut from what others have cut before as well.
  const cutsMatter = profile.finds !== 'highlights';
  const shake = measurements.recording_quality?.shake ?? 0;
  return [
    ...(cutsMatter && isCutUp
      ? [recordingFault('many_cuts', { cuts, seconds: Math.round(durationSeconds) })]
      : []),
    ...(shake >= leastShake ? [recordingFault('shaky')] : []),
  ];
}
