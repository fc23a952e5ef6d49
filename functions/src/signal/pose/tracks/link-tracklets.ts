import type { Steps } from '../../steps.ts';
import { agreementOf } from './agreement.ts';
import {
  type DancerState,
  type LinkScene,
  leftOutCost,
  linkCost,
  stateAfter,
  usualSize,
} from './link-cost.ts';
import type { Tracklet } from './tracklets.ts';
import { wardrobeOf } from './wardrobe.ts';

/** A tracklet's dancer, 0 or more, or null: none of them; and how sure that is, 0..1. */
export interface Linked {
  tracklet: Tracklet;
  dancer: number | null;
  probability: number;
}
/** Who is one of those who are followed already is so rather than one more, if little speaks against it. */
const costOfOneMore = 6;
/** So many of the likeliest ways of linking are followed up. */
const mostLinkings = 128;

/**
 * How sure a tracklet is, is asked again when so many more were linked: by the end those ways may have been
 * given up for others that differ later, and what was a doubt would look sure.
 */
const settledAfter = 10;
const namedBy = 40;

/** One way of linking: whose the tracklets are so far, and each dancer as one was last seen. */
interface Linking {
  /** -log likelihood. */
  cost: number;
  choices: Choice | null;
  states: readonly (DancerState | null)[];
  /** Who the named are, in the order in which they come. */
  named: readonly number[];
}
/** Of the latest tracklet, and those before it, which many linkings share. */
interface Choice {
  dancer: number | null;
  before: Choice | null;
}
/** A linking and what it would make of the next tracklet. */
interface Extension {
  cost: number;
  linking: Linking;
  dancer: number | null;
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
export function* linkTracklets(
  tracklets: readonly Tracklet[],
  dancers: number,
  { aspect, cutSeconds = [], named = new Set() }: LinkOptions,
): Steps<Linked[]> {
  const ordered = tracklets.toSorted(
    (one, other) =>
      one.sightings[0].index - other.sightings[0].index ||
      other.sightings.length - one.sightings.length,
  );
  const size = usualSize(ordered);
  const scene = { aspect, cutSeconds, size };
  const nobody = Array.from({ length: dancers }, () => null);
  let linkings: Linking[] = [{ cost: 0, choices: null, states: nobody, named: [] }];
  const settled: number[] = [];
  let namedToCome = named.size;
  for (const [place, tracklet] of ordered.entries()) {
    yield;
    const isNamed = named.has(tracklet);
    if (isNamed) namedToCome--;
    linkings = extendAll(linkings, tracklet, { ...scene, isNamed, namedToCome });
    if (place < settledAfter) continue;
    const recent = ordered.slice(Math.max(0, place - namedBy), place + 1);
    settled[place - settledAfter] = agreement(linkings, recent).at(-1 - settledAfter) ?? 1;
  }
  yield;
  const best = linkings.slice(0, 1).flatMap(({ choices }) => latest(choices, ordered.length));
  const inTheEnd = agreement(linkings, ordered);
  return ordered.map((tracklet, place) => ({
    tracklet,
    dancer: best[place] ?? null,
    probability: Math.min(settled[place] ?? 1, inTheEnd[place] ?? 0),
  }));
}

function agreement(linkings: readonly Linking[], recent: readonly Tracklet[]): number[] {
  const hypotheses = linkings.map(({ cost, choices, named }) => ({
    cost,
    named,
    dancers: latest(choices, recent.length),
  }));
  return agreementOf(hypotheses, recent);
}

/** So many of the latest choices, in time. */
function latest(choices: Choice | null, count: number): (number | null)[] {
  const dancers = new Array<number | null>(count).fill(null);
  let choice = choices;
  for (let place = count - 1; place >= 0 && choice !== null; place--) {
    dancers[place] = choice.dancer;
    choice = choice.before;
  }
  return dancers;
}

interface NextScene extends LinkScene {
  /** It is always somebody's. */
  isNamed: boolean;
  /** After it: for each there is a dancer left. */
  namedToCome: number;
}

/** The likeliest of all that the linkings would make of the next tracklet. */
function extendAll(linkings: readonly Linking[], tracklet: Tracklet, scene: NextScene): Linking[] {
  const worn = wardrobeOf(tracklet);
  // Many linkings share a dancer's state.
  const costOf = oncePer((state: DancerState) => linkCost(state, tracklet, worn, scene));
  const become = oncePer((before: DancerState | null) => stateAfter(before, tracklet, worn));
  return linkings
    .flatMap((linking) => extensionsOf(linking, tracklet, scene, costOf))
    .toSorted((one, other) => one.cost - other.cost)
    .slice(0, mostLinkings)
    .map(({ cost, linking: { choices, states, named }, dancer }) => ({
      cost,
      choices: { dancer, before: choices },
      states: dancer === null ? states : states.with(dancer, become(states[dancer] ?? null)),
      named: scene.isNamed && dancer !== null ? [...named, dancer] : named,
    }));
}

function oncePer<Key, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    if (!known.has(key)) known.set(key, compute(key));
    return known.get(key) as Value;
  };
}

function extensionsOf(
  linking: Linking,
  tracklet: Tracklet,
  scene: NextScene,
  costOf: (state: DancerState) => number | null,
): Extension[] {
  const { cost, states } = linking;
  const [first] = tracklet.sightings;
  const extensions: Extension[] = [];
  const become = (dancer: number | null, added: number) =>
    extensions.push({ cost: cost + added, linking, dancer });
  for (const [dancer, state] of states.entries()) {
    if (state === null || state.sighting.index >= first.index) continue;
    const link = costOf(state);
    if (link !== null) become(dancer, link);
  }
  const unused = states.indexOf(null);
  const left = states.filter((state) => state === null).length;
  if (left > scene.namedToCome) become(unused, costOfOneMore);
  if (!scene.isNamed) become(null, leftOutCost(tracklet, scene));
  return extensions;
}
