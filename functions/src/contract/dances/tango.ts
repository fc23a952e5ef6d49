import type { Dance } from './dance.ts';

/** What is danced at a milonga. */
export const tango = {
  argentine_tango: {
    family: 'tango',
    name: 'Argentine tango',
    otherNames: [
      ...['tango argentino', 'milonguero', 'tango milonguero', 'tango nuevo', 'tango argentin'],
      ...['argentinischer Tango', 'tango argentinisch', 'tango de salón', 'salon tango'],
      ...['tango argentine', 'tango escenario', 'Tango Argentina'],
    ],
    meter: 2,
    bpm: [55, 70],
    doubleBpm: [110, 140],
    counts: 'S S · QQS',
    phraseCounts: 8,
    judged: 'embrace, walk, pauses and the dialogue of lead and follow',
  },
  tango_vals: {
    family: 'tango',
    name: 'tango vals',
    otherNames: [
      ...['vals cruzado', 'tango waltz', 'vals argentino', 'vals tango', 'valse argentine'],
      ...['valse tango', 'valzer argentino', 'valsa argentina', 'vals criollo', 'Tangowalzer'],
    ],
    meter: 3,
    bpm: [160, 210],
    counts: '1 2 3',
    phraseCounts: 6,
    judged: 'flow without stops, turns, and steps on the 1',
  },
  milonga: {
    family: 'tango',
    name: 'milonga',
    otherNames: ['tango milonga', 'milonga traspié', 'milonga lisa'],
    meter: 2,
    bpm: [90, 120],
    counts: '1 2',
    phraseCounts: 8,
    judged: 'playful rhythm, small grounded steps and the traspié',
  },
} as const satisfies Record<string, Dance>;
