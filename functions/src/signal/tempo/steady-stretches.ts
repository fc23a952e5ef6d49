import { estimateTempo, type Tempo } from './estimate-tempo.ts';
import type { ExpectedTempo } from './expected-level.ts';
import { findBoundary } from './find-boundary.ts';
import { tempoPath } from './tempo-path.ts';
import { tempoPrior } from './tempo-prior.ts';
import { type Tempogram, tempogramOf } from './tempogram.ts';

/** A part of a pulse, [from, to) in its values, in which one tempo holds. */
export interface SteadyStretch {
  from: number;
  to: number;
  tempo: Tempo;
}

/** Of one tempo are lags that lie no further than so many steps of the tempogram from its first: 4 %. */
const steadySteps = 2;
/** Eight beats at 60 a minute: less is no stretch to dance to. */
const shortestSeconds = 8;
/** Fewer windows are a change on its way, or a break in which whoever dances keeps counting. */
const fewestWindows = 3;

/**
 * The stretches of a pulse in which a tempo holds, in order: one for a song at one tempo, several where
 * it changes, and none of what is before, between and after the music. Empty where nobody could clap along.
 */
export function steadyStretches(
  pulse: Float64Array,
  rate: number,
  expected: ExpectedTempo | null,
): SteadyStretch[] {
  const tempogram = tempogramOf(pulse, rate);
  const windows = tempogram === null ? [] : windowsOfOneTempo(tempogram, rate);
  if (tempogram === null || windows.length < 2) return within(0, pulse.length);
  const stretches = partsOf(pulse, tempogram, windows).flatMap(({ from, to }) =>
    to - from < shortestSeconds * rate ? [] : within(from, to),
  );
  return stretches.length === 0 ? within(0, pulse.length) : stretches;

  function within(from: number, to: number): SteadyStretch[] {
    const tempo = estimateTempo(pulse.subarray(from, to), rate, expected);
    return tempo?.isClear ? [{ from, to, tempo }] : [];
  }
}

/** Windows of the tempogram in a row, the first and the last of them, and their lag; null: none. */
interface Windows {
  first: number;
  last: number;
  lag: number | null;
}

/** Empty where no window has a tempo. */
function windowsOfOneTempo(tempogram: Tempogram, rate: number): Windows[] {
  const { lags } = tempogram;
  const path = tempoPath(tempogram, (lag) => tempoPrior((60 * rate) / lag));
  if (path.every((place) => place === null)) return [];
  const rows: (Windows & { place: number | null })[] = [];
  for (const [window, place] of path.entries()) {
    const row = rows.at(-1);
    const isSame =
      row !== undefined &&
      (place === null || row.place === null
        ? place === row.place
        : Math.abs(place - row.place) <= steadySteps);
    if (isSame) row.last = window;
    else rows.push({ first: window, last: window, place, lag: null });
  }
  const kept = rows.filter(
    ({ first, last, place }) =>
      last - first + 1 >= fewestWindows ||
      (place === null && (first === 0 || last === path.length - 1)),
  );
  return kept.map(({ first, last, place }) => {
    const own = path.slice(first, last + 1).map((each) => lags[each ?? 0] ?? 0);
    const middle = own.toSorted((one, other) => one - other)[own.length >> 1] ?? 0;
    return { first, last, lag: place === null ? null : middle };
  });
}

interface Part {
  from: number;
  to: number;
}

/** Those with a tempo, from where it begins to where it ends. */
function partsOf(
  pulse: Float64Array,
  { starts, windowValues }: Tempogram,
  windows: readonly Windows[],
): Part[] {
  const startOf = (window: number) => starts[window] ?? 0;
  const boundaries = windows.slice(1).map(({ first, lag }, index) => {
    const from = startOf(windows[index]?.last ?? 0);
    const to = startOf(first) + windowValues;
    return findBoundary({ pulse, from, to, before: windows[index]?.lag ?? null, after: lag });
  });
  return windows.flatMap(({ lag }, index) =>
    lag === null
      ? []
      : [{ from: boundaries[index - 1] ?? 0, to: boundaries[index] ?? pulse.length }],
  );
}
