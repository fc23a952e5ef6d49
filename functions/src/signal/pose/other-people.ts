import { nextCropRegion, wholePicture } from './crop-region.ts';
import type { Look } from './follow-one.ts';
import { framesOf } from './seen-frames.ts';

/** Of the second looks, which see who else is in the picture than whoever is followed. */
export interface SecondLooks {
  count: number;
  /** In how many of them there was another body: a trunk, and four points of the limbs. */
  others: number;
}

/**
 * Looks, and their share. Of 40 clips of one person 39 show nobody else in any look, one does in 0.06
 * (a row of chairs). A trio has 0.56, two at basketball 0.5, five of eight couples 0.42 to 0.83 and the
 * three others, in close hold, up to 0.13: they are not told apart.
 */
const fewestLooks = 3;
const leastShare = 0.3;

/** Whether somebody else is in the picture. */
export const showCompany = ({ count, others }: SecondLooks): boolean =>
  others >= fewestLooks && others >= leastShare * count;

/** Often at first, so that a short video shows it too; later seldom: each costs as much as a first look. */
const oftenUntilSeconds = 10;
const secondsBetween = (seconds: number) => (seconds < oftenUntilSeconds ? 1 : 4);

/** Decides when to look, and counts what is found. */
export function watchForOthers(size: { width: number; height: number }) {
  const looks: SecondLooks = { count: 0, others: 0 };
  let nextSeconds = 0;
  return {
    isDue: (seconds: number): boolean => seconds >= nextSeconds,
    /**
     * Looks at a picture in which whoever is followed was painted over: at all of it, and, where that
     * shows a torso, at what is about it: railings and benches are then no body any more.
     */
    look(seconds: number, look: Look): void {
      nextSeconds = seconds + secondsBetween(seconds);
      const whole = look(wholePicture(size));
      const region = nextCropRegion(whole, size);
      const pose = region === null ? whole : look(region);
      looks.count++;
      const track = { seconds: Float32Array.of(seconds), values: pose, aspect: 1 };
      if (framesOf(track, 1).length > 0) looks.others++;
    },
    finish: (): SecondLooks => looks,
  };
}
