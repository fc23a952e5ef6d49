import { describe, expect, it } from 'vitest';
import type { CropRegion } from '../../../../functions/src/signal/pose/crop-region.ts';
import { watchForOthers } from '../../../../functions/src/signal/pose/other-people.ts';
import { standing, trackOf } from './synthesize-track.ts';

const size = { width: 480, height: 270 };
const somebody = trackOf(() => standing, { seconds: 0.1 }).values;
const nobody = somebody.map((value, index) => (index % 3 === 2 ? 0.1 : value));
/** Railings: a torso of sorts, from afar. */
const railings = somebody.map((value, index) => (index % 3 === 2 ? 0.4 : value));

function watch(looks: readonly ((region: CropRegion) => Float32Array)[]) {
  const others = watchForOthers(size);
  looks.forEach((look, index) => {
    others.look(2 * index, look);
  });
  return others.finish();
}
const wholeSide = 480;

describe('watchForOthers', () => {
  it('looks every second at first, and every four later', () => {
    const others = watchForOthers(size);
    const due: number[] = [];
    for (let tenth = 0; tenth <= 190; tenth++) {
      if (!others.isDue(tenth / 10)) continue;
      due.push(tenth / 10);
      others.look(tenth / 10, () => nobody);
    }
    expect(due).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 14, 18]);
  });

  it('counts the looks, and those that show another body', () => {
    expect(watch([() => somebody, () => nobody, () => somebody])).toEqual({ count: 3, others: 2 });
  });

  it('looks again from near where the whole picture shows a torso, and believes that', () => {
    const seenFromAfar = ({ side }: CropRegion) => (side >= wholeSide ? railings : nobody);
    expect(watch([seenFromAfar])).toEqual({ count: 1, others: 0 });
    const dimFromAfar = ({ side }: CropRegion) =>
      side < wholeSide
        ? somebody
        : somebody.map((value, index) => (index % 3 === 2 ? 0.25 : value));
    expect(watch([dimFromAfar])).toEqual({ count: 1, others: 1 });
  });
});
