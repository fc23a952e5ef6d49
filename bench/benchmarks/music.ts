import process from 'node:process';
import type { Benchmark, Row } from '../frame/benchmark.ts';
import {
  areDownbeatsRight,
  isMeterRight,
  isRight,
  meanF,
  type Said,
  share,
} from '../music/judge-tempo.ts';
import { type Heard, type HeardPieces, measurePieces } from '../music/measure-pieces.ts';
import { essentiaName, loadPeers } from '../music/peers.ts';
import { measurePlainSongs } from '../music/plain-songs.ts';
import { missingPlayers } from '../music/play-piece.ts';

/** Tempo, meter and beats of dance music whose truth is known, beside what npm offers on the same recordings. */
export const music: Benchmark = {
  name: 'music',
  async run() {
    const plain = measurePlainSongs();
    const missing = await missingPlayers();
    if (missing !== null) {
      tell(
        `The grooves were left out: ${missing} is missing (Debian: mma fluidsynth fluid-soundfont-gm).`,
      );
      return plain;
    }
    const peers = await loadPeers();
    if (peers === null)
      tell('The peers were left out: npm ci --prefix bench/peers puts them there.');
    const heard = await measurePieces(peers ?? []);
    tell(describe(heard));
    return [
      ...plain,
      ...rowsOf('clean', heard.clean, limits.clean),
      ...rowsOf('in a hall', heard.hall, limits.hall),
      ...costRows(heard),
    ];
  },
};

const tell = (text: string) => process.stdout.write(`\n${text}\n`);

const limits = {
  clean: { itsDance: 5, noDance: 20, none: 3, beats: 15 },
  hall: { itsDance: 20, noDance: 40, none: 15, beats: null },
} as const;
const mostSilentBeginnings = 8;
const mostWrongMeters = 10;
/** Of essentia's processor time. */
const mostOfEssentia = 5;

function rowsOf(
  where: string,
  { noDance, itsDance, otherDance, beginning, peers }: Heard,
  limit: (typeof limits)['clean' | 'hall'],
): Row[] {
  const row = (what: string, figure: number, most: number | null = null): Row => ({
    ...{ what: `${where}: ${what}`, figure: 100 * figure, unit: '%' },
    ...(most !== null && { limit: most }),
  });
  const isWrong = (said: Said) => !isRight(said);
  const told = noDance.filter(({ meter }) => meter !== null);
  const withBars = itsDance.filter(({ downbeats }) => downbeats.length > 0);
  const clear = noDance.filter(({ isClear }) => isClear);
  const changed = otherDance.filter(
    ({ bpm }, index) => Math.abs((bpm ?? 0) / (noDance[index]?.bpm ?? 1) - 1) > 0.04,
  );
  const changedClear = changed.filter(({ piece }) => clear.some((said) => said.piece === piece));
  const ahead = [...peers].filter(([, said]) => share(said, isRight) > share(noDance, isRight));
  return [
    row(
      `not within 4 % of the counted tempo, its dance named (${itsDance.length})`,
      share(itsDance, isWrong),
      limit.itsDance,
    ),
    row(
      `not within 4 %, no dance named (${noDance.length})`,
      share(noDance, isWrong),
      limit.noDance,
    ),
    row(
      'no tempo',
      share(noDance, ({ bpm }) => bpm === null),
      limit.none,
    ),
    row(
      'no tempo in the first 8 s',
      share(beginning, ({ bpm }) => bpm === null),
      mostSilentBeginnings,
    ),
    row('a clear tempo that another dance’s name changes', changedClear.length / noDance.length, 0),
    row('any tempo that another dance’s name changes', changed.length / noDance.length),
    row('tempi in doubt, that a name may change', 1 - clear.length / noDance.length),
    row(`wrong among the clear ones (${clear.length})`, share(clear, isWrong)),
    row(
      'beats missed or invented (1 - F at 70 ms), its dance named',
      1 - meanF(itsDance),
      limit.beats,
    ),
    row(
      'another meter than is told',
      share(told, (said) => !isMeterRight(said)),
      mostWrongMeters,
    ),
    row('first beats of bars not told, its dance named', 1 - withBars.length / itsDance.length),
    row(
      `told at another beat (${withBars.length})`,
      share(withBars, (said) => !areDownbeatsRight(said)),
    ),
    {
      what: `${where}: peers that are ahead of us, no dance named`,
      figure: ahead.length,
      unit: 'peers',
      limit: 0,
    },
    ...[...peers].map(([name, said]) => row(`${name}: not within 4 %`, share(said, isWrong))),
  ];
}

function costRows({ cost }: HeardPieces): Row[] {
  const ours = cost.get('') ?? 0;
  const essentia = cost.get(essentiaName);
  return [
    { what: 'processor time for a minute of sound', figure: 1_000 * ours, unit: 'ms' },
    ...(essentia === undefined
      ? []
      : [
          {
            what: `the same against ${essentiaName}`,
            ...{ figure: (100 * ours) / essentia, unit: '%', limit: mostOfEssentia },
          },
        ]),
  ];
}

/** What is wrong, piece by piece, and how the half by which numbers are chosen stands to the other. */
function describe({ clean, hall }: HeardPieces): string {
  const halves = (['chosen by', 'held out'] as const).flatMap((half) =>
    (
      [
        ['clean', clean],
        ['in a hall', hall],
      ] as const
    ).map(([where, heard]) => {
      const right = (said: readonly Said[]) =>
        `${Math.round(
          100 *
            share(
              said.filter(({ piece }) => piece.half === half),
              isRight,
            ),
        )} %`;
      return `${half}, ${where}: ${right(heard.noDance)} right, ${right(heard.itsDance)} where its dance is named`;
    }),
  );
  const wrong = (
    [
      ['clean', clean],
      ['in a hall', hall],
    ] as const
  ).flatMap(([where, heard]) =>
    heard.itsDance
      .filter((said) => !isRight(said))
      .map(
        ({ piece, bpm }) =>
          `${piece.dance}, ${piece.name}, ${where}: ${bpm ?? 'no tempo'} of ${piece.bpm}`,
      ),
  );
  return [...halves, ...wrong].join('\n');
}
