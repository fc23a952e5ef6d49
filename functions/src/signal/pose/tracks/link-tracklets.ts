import { agreementOf, type Hypothesis } from './agreement.ts';
import type { Sighting } from './sightings.ts';
import { stepCost, still, type Velocity } from './step-cost.ts';
import { last, type Tracklet, velocityOf } from './tracklets.ts';
import { joined, type Wardrobe, wardrobeCost, wardrobeOf } from './wardrobe.ts';

/** A tracklet's dancer, 0 or more, or null: none of them; and how sure that is, 0..1. */
export interface Linked {
  tracklet: Tracklet;
  dancer: number | null;
  probability: number;
}

/** Whoever was away may come back anywhere: where says no more than this against it. */
const mostOfStep = 4;
/** Who was hidden beside another may come out on either side: that says less the longer it took. */
const touchSeconds = 0.2;
/** Who is one of those who are followed already is so rather than one more, if little speaks against it. */
const costOfOneMore = 6;
/**
 * Who comes after a second and more, and in such other clothes, is somebody else: of the couples' tracklets
 * those of one dancer cost up to 5.5 (front and back, near and far), those of two 5 to 7.5.
 */
const mostOfClothes = 6;
const longAwaySeconds = 1;
/** What is left out costs so much a look, so that who is seen longest is followed. */
const costOfLeftOut = 3;
/** So many of the likeliest ways of linking are followed up. */
const mostLinkings = 128;

/**
 * How sure a tracklet is, is asked again when so many more were linked: by the end those ways may have been
 * given up for others that differ later, and what was a doubt would look sure.
 */
const settledAfter = 10;
const namedBy = 40;

interface Linking extends Hypothesis {
  states: readonly (State | null)[];
}
/** A dancer as one was last seen. */
interface State {
  sighting: Sighting;
  velocity: Velocity;
  endsInTouch: boolean;
  wardrobe: Wardrobe;
}

export interface LinkOptions {
  aspect: number;
  /** When one shot was cut to the next, ascending. */
  cutSeconds?: readonly number[];
  /** Those of dancers who are to be followed, whoever else is there. */
  named?: ReadonlySet<Tracklet>;
}

/**
 * Whose the tracklets are, of so many dancers at most: those that overlap in time are of different ones,
 * and where several would do, movement and clothes tell which. The likeliest ways of linking are followed
 * up together (multiple hypothesis tracking, Reid 1979), so that what comes later may decide; how sure each
 * tracklet's dancer is, is the share of them that agree. A named one is always somebody's.
 */
export function linkTracklets(
  tracklets: readonly Tracklet[],
  dancers: number,
  { aspect, cutSeconds = [], named = new Set() }: LinkOptions,
): Linked[] {
  const ordered = tracklets.toSorted(
    (one, other) =>
      one.sightings[0].index - other.sightings[0].index ||
      other.sightings.length - one.sightings.length,
  );
  const size = usualSize(ordered);
  let linkings: Linking[] = [
    { cost: 0, dancers: [], states: Array.from({ length: dancers }, () => null) },
  ];
  const settled: number[] = [];
  let namedToCome = named.size;
  for (const [place, tracklet] of ordered.entries()) {
    const isNamed = named.has(tracklet);
    if (isNamed) namedToCome--;
    const scene = { aspect, cutSeconds, size, isNamed, namedToCome };
    linkings = linkings
      .flatMap((linking) => extend(linking, tracklet, scene))
      .toSorted((one, other) => one.cost - other.cost)
      .slice(0, mostLinkings);
    if (place < settledAfter) continue;
    const from = Math.max(0, place - namedBy);
    const agreement = agreementOf(linkings, ordered.slice(0, place + 1), from, named);
    settled[place - settledAfter] = agreement[place - settledAfter - from] ?? 1;
  }
  const agreement = agreementOf(linkings, ordered, 0, named);
  return ordered.map((tracklet, place) => ({
    tracklet,
    dancer: linkings[0]?.dancers[place] ?? null,
    probability: Math.min(settled[place] ?? 1, agreement[place] ?? 0),
  }));
}

interface Scene {
  aspect: number;
  cutSeconds: readonly number[];
  /** The median trunk, in heights of the picture. */
  size: number;
  /** It is always somebody's. */
  isNamed: boolean;
  /** After it: for each there is a dancer left. */
  namedToCome: number;
}

function extend(linking: Linking, tracklet: Tracklet, scene: Scene): Linking[] {
  const { cost, dancers, states } = linking;
  const [first] = tracklet.sightings;
  const wardrobe = wardrobeOf(tracklet);
  const become = (dancer: number, added: number, before: Wardrobe | null): Linking => ({
    cost: cost + added,
    dancers: [...dancers, dancer],
    states: states.with(dancer, {
      sighting: last(tracklet),
      velocity: velocityAtEnd(tracklet),
      endsInTouch: tracklet.endsInTouch,
      wardrobe: before === null ? wardrobe : joined(before, wardrobe),
    }),
  });
  const ways = states.flatMap((state, dancer) => {
    if (state === null || state.sighting.index >= first.index) return [];
    const link = linkCost(state, tracklet, wardrobe, scene);
    return link === null ? [] : [become(dancer, link, state.wardrobe)];
  });
  const unused = states.indexOf(null);
  const left = states.filter((state) => state === null).length;
  if (left > scene.namedToCome) ways.push(become(unused, costOfOneMore, null));
  if (scene.isNamed) return ways;
  const leftOut = costOfLeftOut * tracklet.sightings.length * importance(first, scene);
  ways.push({ cost: cost + leftOut, dancers: [...dancers, null], states });
  return ways;
}

/** Null where it is somebody else. */
function linkCost(
  { sighting, velocity, endsInTouch, wardrobe }: State,
  { sightings: [first] }: Tracklet,
  worn: Wardrobe,
  { aspect, cutSeconds }: Scene,
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

/** Whoever is small in the picture is rather one of those who look on. */
function importance({ trunk }: Sighting, { size }: Scene): number {
  return Math.min(1, (trunk.length / size) ** 2);
}

function usualSize(tracklets: readonly Tracklet[]): number {
  const lengths = tracklets
    .flatMap(({ sightings }) => sightings.map(({ trunk }) => trunk.length))
    .sort((one, other) => one - other);
  return lengths[lengths.length >> 1] ?? 1;
}

function velocityAtEnd({ sightings }: Tracklet): Velocity {
  const [before, end] = sightings.slice(-2);
  return before && end ? velocityOf(before, end) : still;
}
