import { type Dance, danceOf, inMirror, later, leavingFor } from './dance.ts';
import { type DrawnDancer, drawDancers, type Scene } from './draw-dancers.ts';

export const sceneSeconds = 20;
const left = 0.35;
const right = 0.65;

type Looks = Pick<Scene, 'looksPerSecond'> & Partial<Scene>;

const stands = (dance: Dance, at: number): DrawnDancer => ({ dance, at: () => at });
const draw = (dancers: readonly DrawnDancer[], looks: Looks) =>
  drawDancers({ seconds: sceneSeconds, ...looks, dancers });

const own = (seed: number) => later(danceOf(seed), 0);
/** 97 counts a minute: to the same music two strangers do move at one time. */
const another = (seed: number) => later(danceOf(seed + 1_000, 0.62), 0);

/** Two who dance the same, one of them later. */
export const withLag = (seed: number, lagSeconds: number, looks: Looks) =>
  draw([stands(own(seed), left), stands(later(danceOf(seed), lagSeconds), right)], looks);

export const mirrored = (seed: number, looks: Looks) =>
  draw([stands(own(seed), left), stands(inMirror(own(seed)), right)], looks);

/** Two who dance something else each, to music of their own. */
export const strangers = (seed: number, looks: Looks) =>
  draw([stands(own(seed), left), stands(another(seed), right)], looks);

/** Two who dance something else each, to the same music. */
export const toOneMusic = (seed: number, looks: Looks) =>
  draw([stands(own(seed), left), stands(own(seed + 1_000), right)], looks);

/** The same dance, so much later that it is another one. */
export const shifted = (seed: number, looks: Looks) => withLag(seed, 7.3, looks);

export const exchangeFrom = 9;
export const exchangeTo = 11;
/** They exchange places, and one is hidden meanwhile. */
export function crossing(seed: number, looks: Looks) {
  const share = (seconds: number) =>
    Math.min(1, Math.max(0, (seconds - exchangeFrom) / (exchangeTo - exchangeFrom)));
  const way = (from: number, to: number) => (seconds: number) =>
    from + (to - from) * share(seconds);
  return draw(
    [
      { dance: own(seed), at: way(left, right) },
      {
        dance: own(seed),
        at: way(right, left),
        isSeen: (seconds) => seconds < exchangeFrom + 0.5 || seconds >= exchangeTo - 0.5,
      },
    ],
    looks,
  );
}

export const awayFrom = 6;
export const awayTo = 12;
/** One leaves, and comes back. */
export const leaving = (seed: number, looks: Looks) =>
  draw(
    [
      stands(own(seed), left),
      {
        ...stands(own(seed), right),
        isSeen: (seconds) => seconds < awayFrom || seconds >= awayTo,
      },
    ],
    looks,
  );

/** Two are seen at once for two seconds. */
export const hardlyAtOnce = (seed: number, looks: Looks) =>
  draw(
    [
      { ...stands(own(seed), left), isSeen: (seconds) => seconds < 11 },
      { ...stands(own(seed), right), isSeen: (seconds) => seconds >= 9 },
    ],
    looks,
  );

export const partedFrom = 8;
export const partedTo = 14;
/** One dances something else for a while. */
export const parting = (seed: number, looks: Looks) =>
  draw(
    [
      stands(own(seed), left),
      stands(leavingFor(own(seed), another(seed), partedFrom, partedTo), right),
    ],
    looks,
  );

/** Three of whom the last one is later. */
export const threeWithLag = (seed: number, lagSeconds: number, looks: Looks) =>
  draw(
    [stands(own(seed), 0.2), stands(own(seed), 0.5), stands(later(danceOf(seed), lagSeconds), 0.8)],
    looks,
  );

export const threeStrangers = (seed: number, looks: Looks) =>
  draw(
    [
      stands(own(seed), 0.2),
      stands(another(seed), 0.5),
      stands(later(danceOf(seed + 2_000, 0.43), 0), 0.8),
    ],
    looks,
  );

/** Pans over a tenth of its width and sways up and down once a second or so, by hand. */
export const byHand = (seconds: number) => ({
  x: 0.1 * Math.sin((2 * Math.PI * seconds) / 9),
  y: 0.03 * Math.sin(2 * Math.PI * 1.1 * seconds) + 0.02 * Math.sin(2 * Math.PI * 0.63 * seconds),
});
