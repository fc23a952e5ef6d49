import type { Dance } from './dance.ts';

/** Danced without steps of their own: the music gives them their name. */
export const club = {
  drum_and_bass: {
    family: 'club',
    name: 'drum and bass',
    otherNames: ["drum'n'bass", 'drum & bass', 'dnb', 'd&b'],
    meter: 4,
    bpm: [165, 180],
    counts: null,
    phraseCounts: 8,
    judged: 'footwork that keeps the tempo, and contrast between full and half time',
  },
  reggae: {
    family: 'club',
    name: 'reggae',
    otherNames: ['ska', 'roots reggae', 'rocksteady', 'reggae dance'],
    meter: 4,
    bpm: [65, 95],
    doubleBpm: [130, 190],
    counts: null,
    phraseCounts: 8,
    judged: 'groove with the off-beat and ease',
  },
  techno: {
    family: 'club',
    name: 'techno',
    otherNames: ['tecktonik', 'rave', 'shuffle dance', 'Melbourne shuffle', 'tekno'],
    everydayNames: ['rave'],
    meter: 4,
    bpm: [120, 145],
    counts: null,
    phraseCounts: 8,
    judged: 'steps that keep the pulse, and endurance',
  },
  ballad: {
    family: 'club',
    name: 'ballad',
    otherNames: [
      ...['slow', 'slow dance', 'slow dancing', 'Stehblues', 'un slow', 'ballade', 'balada'],
      ...['baile lento', 'ballo lento', 'un lento', 'Blues tanzen', 'danse lente'],
    ],
    everydayNames: ['slow', 'ballade', 'ballad', 'balada'],
    meter: 4,
    bpm: [54, 82],
    counts: null,
    phraseCounts: 8,
    judged: 'closeness, calm and movement that fills the music',
  },
} as const satisfies Record<string, Dance>;
