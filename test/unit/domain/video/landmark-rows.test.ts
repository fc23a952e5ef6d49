import { describe, expect, it } from 'vitest';
import {
  dancersColumns,
  landmarkColumns,
  landmarkRows,
} from '../../../../functions/src/domain/video/landmark-rows.ts';
import { landmarks } from '../../../../functions/src/signal/pose/pose-track.ts';

const pose = Float32Array.from({ length: 3 * landmarks.length }, (_, index) => index / 100);

describe('landmarkRows', () => {
  it('ends with whose it is where several are followed', () => {
    const [first] = landmarkRows(12, 0.4, pose, 2).split('\n');
    expect(first?.split(',')).toHaveLength(dancersColumns.split(',').length);
    expect(first).toMatch(/,2$/);
  });

  it('writes a line for each landmark, with as many fields as there are columns', () => {
    const lines = landmarkRows(12, 0.4, pose).trimEnd().split('\n');
    const columns = landmarkColumns.trimEnd().split(',').length;
    expect(lines.map((line) => line.split(',').length)).toEqual(landmarks.map(() => columns));
  });

  it('tells frame, time, place and score, and leaves the depth empty', () => {
    expect(landmarkRows(12, 0.4, pose).split('\n').slice(0, 2)).toEqual([
      '12,0.400,0,0.0000,0.0100,,0.0200',
      '12,0.400,2,0.0300,0.0400,,0.0500',
    ]);
  });

  it("numbers the landmarks as MediaPipe's pose landmarker does", () => {
    const ids = landmarkRows(0, 0, pose)
      .trimEnd()
      .split('\n')
      .map((line) => Number(line.split(',')[2]));
    expect(ids).toEqual([0, 2, 5, 7, 8, 11, 12, 13, 14, 15, 16, 23, 24, 25, 26, 27, 28]);
  });
});
