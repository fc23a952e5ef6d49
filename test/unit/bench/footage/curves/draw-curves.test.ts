import { describe, expect, it } from 'vitest';
import { drawCurves } from '../../../../../bench/footage/curves/draw-curves.ts';

const curve = {
  name: 'hist_diff',
  startSeconds: 0,
  rate: 1,
  values: [0, 0.4, 0.1],
  threshold: 0.2,
};
const none = { trueMoments: [], toldMoments: [], toldSpans: [], words: null };
const picture = drawCurves({
  title: 'a <dance> & more.mp4',
  seconds: 2,
  strip: new Uint8Array([255, 216]),
  curves: [curve],
  marks: (name) =>
    name === 'hist_diff' ? { ...none, trueMoments: [1], toldMoments: [1.5] } : none,
});

describe('drawCurves', () => {
  it('draws curve, threshold and marks over one time', () => {
    const [, points = ''] = /<polyline points="([^"]+)"/.exec(picture) ?? [];
    const [start, peak, end] = points.split(' ').map((point) => point.split(',').map(Number));
    const xs = [...picture.matchAll(/<line x1="([\d.]+)" x2="\1"[^>]*stroke="#(1a7f37|d9730d)"/g)];
    expect(xs.map(([, x]) => Number(x))).toEqual([
      peak?.[0],
      ((peak?.[0] ?? 0) + (end?.[0] ?? 0)) / 2,
    ]);
    const [, threshold] = /y1="([\d.]+)"[^>]*stroke="#c0392b" stroke-dasharray/.exec(picture) ?? [];
    expect(Number(threshold)).toBeCloseTo(((start?.[1] ?? 0) + (peak?.[1] ?? 0)) / 2);
  });

  it('escapes the name of a file', () => {
    expect(picture).toContain('a &lt;dance> &amp; more.mp4');
  });
});
