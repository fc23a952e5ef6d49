import { describe, expect, it } from 'vitest';
import {
  drawPose,
  type Pen,
} from '../../../../../../../../dashboard/features/analyses/view/watch/skeleton/draw-pose.ts';
import {
  type Colour,
  drawnFrom,
  type LandmarkName,
  landmarks,
} from '../../../../../../../../functions/src/contract/skeleton.ts';

function aPose(
  seen: Partial<Record<LandmarkName, readonly [x: number, y: number, score: number]>>,
) {
  return Float32Array.from(landmarks.flatMap(({ name }) => seen[name] ?? [0, 0, 0]));
}

/** What is drawn, stroke by stroke, without the dark edges. */
function drawn(pose: Float32Array, only: Colour | null = null) {
  const strokes: { colour: unknown; points: [number, number][]; width: number }[] = [];
  let points: [number, number][] = [];
  const add = (x: number, y: number) => points.push([Math.round(x), Math.round(y)]);
  const pen: Pen = {
    ...{ lineWidth: 0, lineCap: 'butt', strokeStyle: '' },
    beginPath: () => {
      points = [];
    },
    moveTo: add,
    lineTo: add,
    stroke() {
      strokes.push({ colour: this.strokeStyle, points: [...points], width: this.lineWidth });
    },
  };
  drawPose(pen, pose, { left: 100, top: 10, width: 200, height: 400 }, only);
  return strokes.filter(({ colour }) => !String(colour).startsWith('rgb(0 0 0'));
}

describe('a skeleton', () => {
  const arm = { left_shoulder: [0.5, 0.25, 0.9], left_elbow: [0.6, 0.5, 0.8] } as const;

  it('lies where the picture is', () => {
    expect(drawn(aPose(arm)).map(({ points }) => points)).toEqual([
      [
        [200, 110],
        [220, 210],
      ],
    ]);
  });

  it('has left and right in their colours, or all of it in one', () => {
    const both = aPose({ ...arm, right_hip: [0.4, 0.6, 1], right_knee: [0.4, 0.8, 1] });
    expect(drawn(both).map(({ colour }) => colour)).toEqual(['rgb(64 196 255)', 'rgb(255 145 64)']);
    expect(drawn(both, [1, 2, 3]).map(({ colour }) => colour)).toEqual([
      'rgb(1 2 3)',
      'rgb(1 2 3)',
    ]);
  });

  it('leaves out what is not sure', () => {
    const elbow = (score: number) => aPose({ ...arm, left_elbow: [0.6, 0.5, score] });
    expect(drawn(elbow(drawnFrom - 0.01))).toEqual([]);
    expect(drawn(elbow(drawnFrom + 0.01))).toHaveLength(1);
  });

  it('is never too thin to be seen', () => {
    for (const { width } of drawn(aPose(arm))) expect(width).toBeGreaterThanOrEqual(2);
  });
});
