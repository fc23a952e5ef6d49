import { expect } from 'vitest';
import { asAppError } from '../../../functions/src/domain/errors.ts';
import { filmSize } from './film.ts';
import type { Expected, MediaCase } from './media-case.ts';
import { prepareCase } from './prepare-case.ts';
import { cornersOf, secondsShown, upright } from './read-proxy.ts';

/** Prepares a case and holds what comes of it against what its recipe says. */
export async function expectCase(given: MediaCase): Promise<void> {
  const { refused, shows } = given;
  const preparing = prepareCase(given);
  if (shows !== undefined) return expectShown(await preparing, shows);
  const { code, message } = await preparing.then(
    () => ({ code: 'completed', message: '' }),
    (error: unknown) => asAppError(error),
  );
  expect(code).toBe(refused?.code);
  expect(message).toMatch(refused?.says ?? /\.$/);
}

const filmBpm = 110;

function expectShown(
  { measurements, score, proxy, frames, framesMeasured }: Awaited<ReturnType<typeof prepareCase>>,
  { bpm, size, frameRate = 30, seconds, corners = upright, lostSound, ...shows }: Expected,
): void {
  const { width, height } = proxy;
  const shape = (whole: { width: number; height: number }) => whole.width / whole.height;
  expect({ width, height }).toEqual(size ?? expect.anything());
  if (size === undefined) expect(shape({ width, height })).toBeCloseTo(shape(filmSize), 1);
  expect(Math.abs((proxy.frameRate ?? 0) / frameRate - 1)).toBeLessThan(0.01);
  expect(framesMeasured).toBeGreaterThan(0);
  if (bpm === null) expect(measurements.tempo_bpm).toBeNull();
  else if (bpm !== undefined) expect(measurements.tempo_bpm).toBeCloseTo(bpm, 0);
  else if (shows.score !== null)
    expect([filmBpm, 120]).toContain(Math.round(measurements.tempo_bpm ?? 0));
  if (shows.score === null) expect(score).toBeNull();
  else expect(score).toBeGreaterThanOrEqual(shows.score ?? 90);
  expect(measurements.undecoded_sound ?? '').toMatch(lostSound ?? /^$/);
  const [first] = frames;
  const last = frames.at(-1);
  if (first === undefined || last === undefined) throw new Error('The proxy has no frame.');
  if (corners !== null) expect(cornersOf(first)).toEqual(corners);
  if (seconds === null) return;
  const [from, to] = seconds ?? [0, proxy.durationSeconds];
  expect(Math.abs((secondsShown(first) ?? 99) - from)).toBeLessThan(0.1);
  expect(Math.abs((secondsShown(last) ?? 99) - to)).toBeLessThan(0.15);
}
