import type { Repetitions } from '../../contract/measurements.ts';
import type { TakeCurve } from '../curve.ts';
import { clamp, mean, quantile, rounded, smooth } from '../series.ts';
import { type Counted, countAlong } from './count-along.ts';
import { along, principalComponents } from './principal-components.ts';

/** Positions over time: where things are, not how much moves, which comes by twice a repetition. */
export interface Positions {
  /** Values a second. */
  rate: number;
  /** When the first of them is. */
  startSeconds: number;
  series: readonly ArrayLike<number>[];
  /** What moves less far is noise; in the unit of the series. */
  leastRange: number;
}

const fewest = 3;
const leastConfidence = 0.5;
const smoothingSeconds = 0.12;
const mostComponents = 4;
/** Between each two of the first so many components, in such steps. */
const mixedComponents = 3;
const mixSteps = 12;
/** Sides that take turns show twice as many repetitions where both count the same. */
const doubleTolerance = 0.25;
const doubleLeast = { range: 0.35, confidence: 0.6 };

/** Null where nothing repeats clearly, three times at least. */
export function countRepetitions(
  positions: Positions,
  takeCurve?: TakeCurve,
): Omit<Repetitions, 'source'> | null {
  const { rate, series, leastRange } = positions;
  const smoothed = series.map((values) => smooth(values, smoothingSeconds * rate));
  const components = principalComponents(smoothed, mostComponents);
  const candidates = directions(components.length)
    .map((weights) => countAlong(along(components, weights), components, rate))
    .filter(
      ({ cycles, confidence, usualRange }) =>
        cycles.length >= fewest && confidence >= leastConfidence && usualRange >= leastRange,
    )
    .sort((one, other) => clarity(other) - clarity(one));
  const [clearest] = candidates;
  if (clearest === undefined) return null;
  const counted = candidates.find((other) => isBothSides(other, clearest)) ?? clearest;
  takeCurve?.({
    ...{ name: 'repetition_position', startSeconds: positions.startSeconds, rate },
    ...{ values: counted.values, threshold: null },
  });
  return describe(counted, positions);
}

const clarity = ({ confidence, usualRange, alignment }: Counted) =>
  confidence * usualRange * alignment;

function isBothSides(both: Counted, one: Counted): boolean {
  const ratio = both.cycles.length / one.cycles.length;
  return (
    Math.abs(ratio / 2 - 1) <= doubleTolerance &&
    both.usualRange >= doubleLeast.range * one.usualRange &&
    both.confidence >= doubleLeast.confidence * one.confidence
  );
}

/** Weights of the components: each alone, then mixtures of two. */
function directions(components: number): number[][] {
  const all = Array.from({ length: components }, (_, index) => index);
  const mixed = all.slice(0, mixedComponents);
  const mixtures = mixed.flatMap((one) =>
    mixed
      .filter((other) => other > one)
      .flatMap((other) =>
        Array.from({ length: mixSteps - 1 }, (_, step) => {
          const angle = (Math.PI * (step + 1)) / mixSteps;
          return all.map((index) =>
            index === one ? Math.cos(angle) : index === other ? Math.sin(angle) : 0,
          );
        }),
      ),
  );
  return [...all.map((one) => all.map((index) => (index === one ? 1 : 0))), ...mixtures];
}

function describe(counted: Counted, positions: Positions): Omit<Repetitions, 'source'> {
  const { cycles, confidence, sameness } = counted;
  const { rate, startSeconds } = positions;
  const lengths = cycles.map(({ start, end }) => (end - start) / rate);
  const ranges = cycles.map(({ range }) => range);
  const widest = Math.max(...ranges);
  const intervals = cycles.slice(1).map(({ start }, index) => start - (cycles[index]?.start ?? 0));
  return {
    count: cycles.length,
    confidence: rounded(confidence),
    per_minute: rounded((60 * rate) / quantile(intervals, 0.5)),
    steadiness: rounded(evenness(lengths)),
    sameness: rounded(clamp(sameness, 0, 1)),
    range: rounded(mean(ranges) / widest),
    each: cycles.map(({ start, end, range }) => ({
      start_seconds: rounded(startSeconds + start / rate),
      end_seconds: rounded(startSeconds + end / rate),
      range: rounded(range / widest),
    })),
  };
}

/** 1: all alike; 0: a standard deviation of half the mean. */
function evenness(values: readonly number[]): number {
  const centre = mean(values);
  const deviation = Math.sqrt(mean(values.map((value) => (value - centre) ** 2)));
  return clamp(1 - (2 * deviation) / centre, 0, 1);
}
