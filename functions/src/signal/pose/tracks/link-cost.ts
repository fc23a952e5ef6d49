import type { Sighting } from './sightings.ts';
import { stepCost, still, type Velocity } from './step-cost.ts';
import { last, type Tracklet, velocityOf } from './tracklets.ts';
import { joined, type Wardrobe, wardrobeCost } from './wardrobe.ts';

/** Whoever was away may come back anywhere: where says no more than this against it. */
const mostOfStep = 4;
/** Who was hidden beside another may come out on either side: that says less the longer it took. */
const touchSeconds = 0.2;
/**
 * Who comes after a second and more, and in such other clothes, is somebody else: of the couples' tracklets
 * those of one dancer cost up to 5.5 (front and back, near and far), those of two 5 to 7.5.
 */
const mostOfClothes = 6;
const longAwaySeconds = 1;
/** What is left out costs so much a look, so that who is seen longest is followed. */
const costOfLeftOut = 3;

export interface LinkScene {
  aspect: number;
  cutSeconds: readonly number[];
  /** The median trunk, in heights of the picture. */
  size: number;
}

/** A dancer as one was last seen. */
export interface DancerState {
  sighting: Sighting;
  velocity: Velocity;
  endsInTouch: boolean;
  wardrobe: Wardrobe;
}

export function stateAfter(
  before: DancerState | null,
  tracklet: Tracklet,
  worn: Wardrobe,
): DancerState {
  return {
    sighting: last(tracklet),
    velocity: velocityAtEnd(tracklet),
    endsInTouch: tracklet.endsInTouch,
    wardrobe: before === null ? worn : joined(before.wardrobe, worn),
  };
}

/** -log likelihood that the tracklet goes on with this dancer; null where it is somebody else. */
export function linkCost(
  { sighting, velocity, endsInTouch, wardrobe }: DancerState,
  { sightings: [first] }: Tracklet,
  worn: Wardrobe,
  { aspect, cutSeconds }: LinkScene,
): number | null {
  const away = first.seconds - sighting.seconds;
  const clothes = wardrobeCost(wardrobe, worn);
  if (away > longAwaySeconds && clothes > mostOfClothes) return null;
  const isCut = cutSeconds.some((cut) => cut > sighting.seconds && cut <= first.seconds);
  const step = isCut ? null : stepCost(sighting, velocity, first, aspect);
  const hidden = endsInTouch ? Math.max(1, away / touchSeconds) : 1;
  const most = mostOfStep / hidden ** 2;
  return Math.min(most, step ?? most) + clothes;
}

/** What speaks against a tracklet's being nobody's; who is small in the picture is rather one who looks on. */
export function leftOutCost({ sightings }: Tracklet, { size }: LinkScene): number {
  const importance = Math.min(1, (sightings[0].trunk.length / size) ** 2);
  return costOfLeftOut * sightings.length * importance;
}

export function usualSize(tracklets: readonly Tracklet[]): number {
  const lengths = tracklets
    .flatMap(({ sightings }) => sightings.map(({ trunk }) => trunk.length))
    .sort((one, other) => one - other);
  return lengths[lengths.length >> 1] ?? 1;
}

function velocityAtEnd({ sightings }: Tracklet): Velocity {
  const [before, end] = sightings.slice(-2);
  return before && end ? velocityOf(before, end) : still;
}
