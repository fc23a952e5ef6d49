import { landmarks } from '../../../../../../functions/src/contract/skeleton.ts';

/** x, y and score of one landmark. */
export const valuesPerLandmark = 3;

/** One body over time. */
export interface BodyTrack {
  /** Of each look at it, rising. */
  seconds: number[];
  /** Of each look, landmark by landmark: x and y, 0..1 of the picture from its left and top, and score, 0..1. */
  poses: Float32Array[];
}

const columns = 'frame_id,seconds,landmark_id,x,y,z,score';
const indices = new Map(landmarks.map(({ id }, index) => [String(id), index]));

/**
 * Reads the rows of landmarks as they come, in pieces of any length: docs/landmarks.md. Throws where they are
 * something else.
 */
export function readLandmarks() {
  const tracks = new Map<number, BodyTrack>();
  let rest = '';
  let isHeaded = false;

  const readLine = (line: string) => {
    if (!isHeaded) {
      if (!line.startsWith(columns)) throw new Error('These are no landmarks.');
      isHeaded = true;
      return;
    }
    const [, time, id = '', x, y, , score, body] = line.split(',');
    const index = indices.get(id);
    if (index === undefined) return;
    const bodyId = Number(body ?? 1);
    let track = tracks.get(bodyId);
    if (track === undefined) {
      track = { seconds: [], poses: [] };
      tracks.set(bodyId, track);
    }
    const seconds = Number(time);
    if (track.seconds.at(-1) !== seconds) {
      track.seconds.push(seconds);
      track.poses.push(new Float32Array(landmarks.length * valuesPerLandmark));
    }
    track.poses.at(-1)?.set([Number(x), Number(y), Number(score)], index * valuesPerLandmark);
  };

  return {
    add(text: string): void {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) readLine(line);
    },
    /** By `body_id`; of one that was followed alone, 1. */
    finish(): Map<number, BodyTrack> {
      if (rest !== '') readLine(rest);
      if (!isHeaded) throw new Error('These are no landmarks.');
      return tracks;
    },
  };
}
