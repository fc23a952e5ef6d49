import { measureSound } from '../../test/support/measure-synthesized.ts';
import { hearInHall } from '../../test/support/music/hear-in-hall.ts';
import { playSong, type Song } from '../../test/support/music/play-song.ts';
import { soundsWithoutTempo } from '../../test/support/music/sounds-without-tempo.ts';
import type { Row } from '../frame/benchmark.ts';
import { share } from './judge-tempo.ts';

/** The songs of plain arithmetic, longer and at more tempi than the tests play them. */
const songs: readonly Song[] = (['bass and chords', 'voice', 'strings'] as const).flatMap((over) =>
  ([3, 4] as const).flatMap((meter) =>
    [84, 90, 96, 104, 112, 120, 128, 136].map((bpm) => ({
      ...{ over, meter, bpm, seconds: 24, fromSeconds: 1.37, seed: bpm + meter },
    })),
  ),
);
const seeds = Array.from({ length: 50 }, (_, index) => index + 1);
const soundSeconds = 10;

export function measurePlainSongs(): Row[] {
  const isWrong = (bpm: number, samples: Float64Array) =>
    Math.abs((measureSound(samples).tempo_bpm ?? 0) / bpm - 1) > 0.04;
  const sounds = Object.values(soundsWithoutTempo).flatMap((play) =>
    seeds.map((seed) => play(soundSeconds, seed)),
  );
  const percent = (figure: number) => ({ figure: 100 * figure, unit: '%' });
  return [
    {
      what: `${songs.length} songs of plain arithmetic, 24 s: not within 4 % of their tempo`,
      ...percent(share(songs, (song) => isWrong(song.bpm, playSong(song)))),
    },
    {
      what: 'the same in a hall: not within 4 %',
      ...percent(share(songs, (song) => isWrong(song.bpm, hearInHall(playSong(song), song.seed)))),
    },
    {
      what: `${sounds.length} sounds without a tempo, ${soundSeconds} s: one is told`,
      ...percent(share(sounds, (samples) => measureSound(samples).tempo_bpm !== null)),
      limit: 1,
    },
  ];
}
