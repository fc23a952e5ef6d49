import type { Picture } from '../motion/picture.ts';
import { sideFrames } from './sudden-step.ts';

/** Frames, a second: what is back within that time was never gone. Chosen, not fitted. */
export const returnFrames = 15;

export interface LastingSteps {
  /** A frame, and whether so much was replaced in the step to it that it may be a cut. */
  add(picture: Picture, mayBeCut: boolean): void;
  /** The steps at which one scene went and another came for good, ascending. */
  finish(): readonly number[];
}

interface Candidate {
  step: number;
  /** The last picture before the step. */
  before: Picture;
  /** Whether the latest picture looks like it. */
  isBack: boolean;
}

/**
 * Finds the sudden steps after which what was there does not come back within a second, and what comes was
 * not there within a second before: a flash or an effect gives the picture back. Two pictures in a row have
 * to be alike, since a single one of another scene is so by chance.
 */
export function createLastingSteps(
  isSudden: (step: number) => boolean,
  isSameScene: (one: Picture, other: Picture) => boolean,
): LastingSteps {
  const lasting: number[] = [];
  let candidates: Candidate[] = [];
  let frames = 0;
  /** The last ones, as many as a candidate is compared with. */
  const pictures: Picture[] = [];

  const ageOf = ({ step }: Candidate) => frames - 2 - step;

  /** Whether the picture after a step was there within a second before it; the last one is so old. */
  function wasThere(age: number): boolean {
    const after = pictures.at(-1 - age);
    const before = pictures.slice(-2 - age - returnFrames, -1 - age);
    if (after === undefined) return false;
    const alike = before.map((old) => isSameScene(old, after));
    return alike.some((isAlike, index) => isAlike && alike[index + 1]);
  }

  /** Whether it is still to be looked at; what has stood for a second lasts. */
  function judge(candidate: Candidate, picture: Picture): boolean {
    const { step, before, isBack: wasBack } = candidate;
    const age = ageOf(candidate);
    if (age < sideFrames) return true;
    if (age === sideFrames && (!isSudden(step) || wasThere(age))) return false;
    candidate.isBack = isSameScene(before, picture);
    if (candidate.isBack && wasBack) return false;
    if (age < returnFrames) return true;
    lasting.push(step);
    return false;
  }

  return {
    add(picture, mayBeCut) {
      const before = pictures.at(-1);
      frames++;
      pictures.push(picture);
      if (pictures.length > returnFrames + sideFrames + 2) pictures.shift();
      candidates = candidates.filter((candidate) => judge(candidate, picture));
      const step = frames - 2;
      if (mayBeCut && before !== undefined && step >= sideFrames) {
        candidates.push({ step, before, isBack: false });
      }
    },
    finish() {
      const late = candidates.filter((candidate) => ageOf(candidate) >= sideFrames);
      return [...lasting, ...late.map(({ step }) => step)];
    },
  };
}
