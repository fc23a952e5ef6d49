import { fitCameraMove } from '../camera/camera-move.ts';
import { clamp, sum } from '../series.ts';
import { across, type Block, blockOfPixel, compareBlocks, down } from './blocks.ts';
import { fitLightChange, lit } from './light-change.ts';
import {
  type CameraMove,
  moved,
  outside,
  type Picture,
  steepness,
  stillCamera,
} from './picture.ts';

/** From one small picture to a later one. */
export interface FrameChange {
  /** 0..1: how much moved otherwise than light and camera did. */
  level: number;
  /** What of the level lies in each of the blocks. */
  blockLevels: Float32Array;
  /** 0..1: the share of the picture that is another one altogether. */
  replaced: number;
  /** The same, were the camera taken to stand. */
  replacedIfStill: number;
  /** The light jumped, up or down, nearly everywhere. */
  isFlash: boolean;
  camera: CameraMove;
}

export function changeBetween(previous: Picture, picture: Picture): FrameChange {
  const { unmoved, steadied, replaced, replacedIfStill } = compare(previous, picture);
  const blockLevels =
    steadied === null
      ? levelsOf(unmoved, picture, 0)
      : levelsOf(steadied.expected, picture, moveError);
  return {
    level: Math.min(1, sum(blockLevels)),
    blockLevels,
    replaced,
    replacedIfStill,
    isFlash: lightJumped(compareBlocks(previous, picture)),
    camera: steadied?.move ?? stillCamera,
  };
}

/** 0..1: the share of the picture that is another one altogether. */
export const replacedBetween = (previous: Picture, picture: Picture): number =>
  compare(previous, picture).replaced;

/** The same, were the camera taken to stand. */
export const replacedBetweenIfStill = (previous: Picture, picture: Picture): number =>
  replacedIn(compareBlocks(inItsLight(previous, picture), picture));

function compare(previous: Picture, picture: Picture) {
  const unmoved = inItsLight(previous, picture);
  const blocks = compareBlocks(unmoved, picture);
  const steadied = steady(previous, picture, blocks);
  const left = steadied === null ? 1 : replacedIn(steadied.blocks);
  const replacedIfStill = replacedIn(blocks);
  const replaced = left < mostOfAMove ? left : replacedIfStill;
  return { unmoved, steadied, replaced, replacedIfStill };
}

const unlike = 0.3;

/** What a move brings into the picture is another one too. */
const replacedIn = (blocks: readonly Block[]): number =>
  1 - blocks.filter(({ unexplained }) => unexplained <= unlike).length / (across * down);

/**
 * A camera's move leaves less of the picture replaced: little more than it brings into it, an eighth in a
 * pan of two widths a second. The best one between two drawn scenes leaves 0.4 to 1, by chance 0.23 to 0.33.
 */
const mostOfAMove = 0.35;

/** Less of the contrast is not left by light: a flat picture is near every other one made flat. */
const leastGain = 0.3;

function inItsLight(previous: Picture, picture: Picture): Picture {
  const light = fitLightChange(previous, picture);
  return light.gain < leastGain ? previous : lit(previous, light);
}

interface Expectation {
  move: CameraMove;
  expected: Picture;
  blocks: readonly Block[];
}

/** Gray levels that a border differs by under a camera that stands. */
const borderNoise = 0.4;
/** A move explains a block that it leaves this share of its difference. */
const explained = 0.7;
const fewestExplained = 0.25;

/**
 * The previous picture moved with the camera; null where it stands. A dancer may well be all that
 * can be seen to move, but is not at most of the borders at once.
 */
function steady(
  previous: Picture,
  picture: Picture,
  unmoved: readonly Block[],
): Expectation | null {
  if (shareOf(borders(unmoved), (block) => block.deviation > borderNoise) < fewestExplained) {
    return null;
  }
  const move = fitCameraMove(previous, picture);
  const expected = inItsLight(moved(previous, move), picture);
  const blocks = compareBlocks(expected, picture);
  return isBetter(borders(blocks), unmoved) ? { move, expected, blocks } : null;
}

/** Where both are known: a move takes some of the picture out of it. */
function isBetter(moving: readonly Block[], still: readonly Block[]): boolean {
  const compare = (by: (moving: number, still: number) => boolean) =>
    moving.filter(({ place, deviation }) => {
      const other = still[place]?.deviation ?? 0;
      return Math.max(deviation, other) > borderNoise && by(deviation, other);
    }).length;
  const better = compare((one, other) => one < explained * other);
  const worse = compare((one, other) => other < explained * one);
  return better >= fewestExplained * moving.length && better > 2 * worse;
}

const borders = (blocks: readonly Block[]) => blocks.filter(({ isBorder }) => isBorder);

function shareOf(blocks: readonly Block[], holds: (block: Block) => boolean): number {
  return blocks.length === 0 ? 0 : blocks.filter(holds).length / blocks.length;
}

/** Gray levels, and the share of the blocks that all become brighter, or all darker. */
const flashStep = 14;
const flashShare = 0.75;

function lightJumped(blocks: readonly Block[]): boolean {
  return [-1, 1].some(
    (way) => shareOf(blocks, ({ brighter }) => way * brighter > flashStep) >= flashShare,
  );
}

/**
 * A pixel counts as moving from the noise on, and fully so many gray levels above it. More counts
 * for more: a picture that stands for two moments half changes twice as often, and half as much.
 */
const fullChange = 96;
const noiseFloor = 3;
const noiseCeiling = 12;

/** Of a pixel: so far off a move of the camera may be estimated, here and there in the picture. */
const moveError = 0.15;

function levelsOf(expected: Picture, picture: Picture, pixelsOff: number): Float32Array {
  const noise = clamp(4 * medianChange(expected, picture), noiseFloor, noiseCeiling);
  const levels = new Float32Array(across * down);
  let known = 0;
  for (let index = 0; index < picture.length; index++) {
    const before = expected[index] ?? outside;
    if (before === outside) continue;
    known++;
    const change = Math.abs((picture[index] ?? 0) - before) - noise;
    if (change <= 0) continue;
    const block = blockOfPixel[index] ?? 0;
    const moving = Math.max(0, change - pixelsOff * steepness(picture, index));
    levels[block] = (levels[block] ?? 0) + moving;
  }
  return known === 0 ? levels : levels.map((moving) => moving / known / fullChange);
}

/** To a sixteenth of a gray level. */
function medianChange(expected: Picture, picture: Picture): number {
  const histogram = new Uint32Array(256 * 16);
  let known = 0;
  for (let index = 0; index < picture.length; index++) {
    const before = expected[index] ?? outside;
    if (before === outside) continue;
    known++;
    const bin = Math.floor(16 * Math.abs((picture[index] ?? 0) - before));
    histogram[bin] = (histogram[bin] ?? 0) + 1;
  }
  let seen = 0;
  return (
    histogram.findIndex((count) => {
      seen += count;
      return 2 * seen >= known;
    }) / 16
  );
}
