import {
  type LandmarkName,
  landmarks,
  type PoseTrack,
  valuesPerLandmark,
} from '../../../functions/src/signal/pose/pose-track.ts';

/** As in a track: 0..1 of the picture's width and height, and the score. */
export interface ScoredPoint {
  x: number;
  y: number;
  score: number;
}

/** A track with every point as `change` makes it. */
export function changePoints(
  track: PoseTrack,
  change: (point: ScoredPoint, name: LandmarkName, second: number) => ScoredPoint,
): PoseTrack {
  const values = track.values.slice();
  for (const [frame, second] of track.seconds.entries()) {
    for (const [index, { name }] of landmarks.entries()) {
      const at = (frame * landmarks.length + index) * valuesPerLandmark;
      const [x = 0, y = 0, score = 0] = values.subarray(at, at + valuesPerLandmark);
      const changed = change({ x, y, score }, name, second);
      values.set([changed.x, changed.y, changed.score], at);
    }
  }
  return { ...track, values };
}

/** One take after the other, and when each but the first begins. */
export function joinTakes(...takes: readonly PoseTrack[]) {
  const seconds: number[] = [];
  const cutSeconds: number[] = [];
  for (const take of takes) {
    const step = (take.seconds[1] ?? 0) - (take.seconds[0] ?? 0);
    const start = seconds.length === 0 ? 0 : (seconds.at(-1) ?? 0) + step;
    if (start > 0) cutSeconds.push(start);
    for (const second of take.seconds) seconds.push(start + second);
  }
  const track: PoseTrack = {
    aspect: takes[0]?.aspect ?? 1,
    seconds: Float32Array.from(seconds),
    values: Float32Array.from(takes.flatMap(({ values }) => [...values])),
  };
  return { track, cutSeconds };
}

/** The picture stands still from a second on, for some seconds; then it goes on. */
export function freeze(track: PoseTrack, from: number, seconds: number): PoseTrack {
  const rate = 1 / ((track.seconds[1] ?? 0) - (track.seconds[0] ?? 0));
  const at = Math.round(from * rate);
  const frameValues = landmarks.length * valuesPerLandmark;
  const source = Array.from(
    { length: track.seconds.length + Math.round(seconds * rate) },
    (_, to) => (to <= at ? to : Math.max(at, to - Math.round(seconds * rate))),
  );
  return {
    ...track,
    seconds: Float32Array.from(source, (_, to) => to / rate),
    values: Float32Array.from(
      source.flatMap((frame) => [
        ...track.values.subarray(frame * frameValues, (frame + 1) * frameValues),
      ]),
    ),
  };
}
