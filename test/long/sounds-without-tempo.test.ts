import { expect, it } from 'vitest';
import { measureSound } from '../support/measure-synthesized.ts';
import { soundsWithoutTempo } from '../support/music/sounds-without-tempo.ts';

const seeds = Array.from({ length: 50 }, (_, index) => index + 1);

it.each([6, 10, 24])(
  'a tempo of %i s of what has none is told once in a hundred at most',
  (seconds) => {
    const told = Object.entries(soundsWithoutTempo).flatMap(([name, play]) =>
      seeds
        .filter((seed) => measureSound(play(seconds, seed)).tempo_bpm !== null)
        .map((seed) => `${name} ${seed}`),
    );
    expect(told.length, told.join(', ')).toBeLessThanOrEqual(4);
  },
);
