import { landmarks, type PoseTrack, valuesPerLandmark } from '../pose-track.ts';

const poseValues = landmarks.length * valuesPerLandmark;
const nobody = new Float32Array(poseValues);

/** A track's pose at any moment, on straight lines between two looks that saw it; else scores of 0. */
export function poseBetween(track: PoseTrack, seconds: number): Float32Array {
  const next = track.seconds.findIndex((second) => second >= seconds - sameMoment);
  if (next < 0) return nobody;
  const to = poseOf(track, next);
  if (next === 0 || (track.seconds[next] ?? 0) - seconds <= sameMoment) return to;
  const from = poseOf(track, next - 1);
  const [start = 0, end = 0] = track.seconds.subarray(next - 1, next + 1);
  const share = (seconds - start) / (end - start);
  return from.map((value, index) =>
    index % valuesPerLandmark === valuesPerLandmark - 1
      ? Math.min(value, to[index] ?? 0)
      : value + share * ((to[index] ?? 0) - value),
  );
}

const sameMoment = 1e-3;

function poseOf({ values }: PoseTrack, look: number): Float32Array {
  return values.subarray(look * poseValues, (look + 1) * poseValues);
}
