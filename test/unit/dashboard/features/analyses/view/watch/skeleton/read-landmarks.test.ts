import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLandmarks } from '../../../../../../../../dashboard/features/analyses/view/watch/skeleton/read-landmarks.ts';
import { landmarks } from '../../../../../../../../functions/src/contract/skeleton.ts';
import {
  dancersColumns,
  landmarkColumns,
  landmarkRows,
} from '../../../../../../../../functions/src/domain/video/landmark-rows.ts';

const valuesPerPose = 3 * landmarks.length;
/** Of values that four digits tell. */
const pose = (offset: number) =>
  Float32Array.from({ length: valuesPerPose }, (_, index) => (index + offset) / 125);

function read(pieces: readonly string[]) {
  const rows = readLandmarks();
  for (const piece of pieces) rows.add(piece);
  return rows.finish();
}
const ofOne = landmarkColumns + landmarkRows(0, 0, pose(0)) + landmarkRows(3, 0.1, pose(5));
const ofTwo =
  dancersColumns +
  landmarkRows(0, 0, pose(0), 1) +
  landmarkRows(0, 0, pose(9), 2) +
  landmarkRows(6, 0.2, pose(3), 2);

describe('landmarks', () => {
  it('are read as they were written', () => {
    const track = read([ofOne]).get(1);
    expect(track?.seconds).toEqual([0, 0.1]);
    const [first = [], second = []] = track?.poses ?? [];
    for (const [index, value] of pose(0).entries()) expect(first[index]).toBeCloseTo(value, 4);
    for (const [index, value] of pose(5).entries()) expect(second[index]).toBeCloseTo(value, 4);
  });

  it('are told apart by whose they are', () => {
    const tracks = read([ofTwo]);
    expect([...tracks.keys()]).toEqual([1, 2]);
    expect(tracks.get(1)?.seconds).toEqual([0]);
    expect(tracks.get(2)?.seconds).toEqual([0, 0.2]);
    expect(tracks.get(2)?.poses[0]?.[0]).toBeCloseTo(9 / 125, 4);
  });

  it('may come in pieces of any length', () => {
    const whole = read([ofTwo]);
    fc.assert(
      fc.property(fc.array(fc.nat(ofTwo.length), { maxLength: 8 }), (cuts) => {
        const ends = [...cuts.toSorted((one, other) => one - other), ofTwo.length];
        const pieces = ends.map((end, index) => ofTwo.slice(ends[index - 1] ?? 0, end));
        expect(read(pieces)).toEqual(whole);
      }),
    );
  });

  it('are nobody’s where nobody was looked for', () => {
    expect(read([dancersColumns]).size).toBe(0);
  });

  it.each(['', '<?xml version="1.0"?><Error>', 'frame,x,y\n1,2,3\n'])(
    'are not what else is there: %j',
    (text) => {
      expect(() => read([text])).toThrow('These are no landmarks.');
    },
  );
});
