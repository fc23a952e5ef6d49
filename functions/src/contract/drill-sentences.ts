import type { PracticeCode } from './coaching-sentences.ts';
import { sayOf } from './say.ts';

/** How to practise what a sentence names, by its code, in English. */
export const drillSentences = {
  beside_beat: ({ side }: { side: 'early' | 'late' }) =>
    side === 'late'
      ? 'Step in place to a slow metronome and start each step on the “and”, so that it arrives with the click. Then do the same to the music.'
      : 'Step in place to a slow metronome and wait for each click before the weight goes over. Then do the same to the music.',
  other_beats: () =>
    'Play the music alone and clap what you would step to. Then film the basic step to it with the clapping counted aloud.',
  few_on_beat: () =>
    'Clap the beat for a minute, then step it in place. Then dance small, and end every movement with a clap of the music.',
  leaves_beat: () =>
    'Dance this part at half tempo and count aloud, then to the music, still counting. Add the bars before it only when it holds.',
  bent: () =>
    'Stand with heels, hips, shoulders and head at a wall for a minute, step away and keep it. Dance the basic step so, filmed from the side.',
  jerky: () =>
    'Dance one phrase in slow motion, as if under water, without a stop in any movement. Then take it a little faster each time.',
  near_body: () =>
    'Dance a phrase in front of a mirror and stretch each arm and leg to its end before the next count. Go back to tempo when it stays long.',
  small: () =>
    'Dance a phrase twice as large as feels right, at half tempo. Then keep the size and bring back the tempo.',
  still: () =>
    'Mark the breaks that you mean. Fill the others with the basic step, or with one slow movement that leads to the next count.',
  one_level: () =>
    'Dance eight counts as small and quiet as you can, and the next eight as large as you can. Then choose where in the music each belongs.',
  apart: () =>
    'Dance the basic step side by side in front of a mirror and count aloud together. Then take hold again, at arm’s length, and keep the count.',
  breaks: () =>
    'Dance this part at arm’s length, slowly, and let one lead alone; then change. Agree on the count with which it begins.',
  beside_others: () =>
    'All dance in front of a mirror to counts aloud, without music. Then each shows the part alone to the others’ clapping.',
  uneven_pace: () =>
    'Count every repetition aloud: two down, one hold, two up, or set a metronome. Stop the set when the count breaks.',
  cut_short: () =>
    'Set a mark that every repetition must touch, such as a box or a line on the wall. Do fewer, and all of them to the mark.',
  unlike: () =>
    'Do sets of five in front of a mirror, slowly, with a pause at the top and at the bottom. Add speed only when all five look alike.',
  tiring: () =>
    'End the set two repetitions earlier, rest, and add another set. Go back to the longer one when the last looks like the first.',
  one_sided: () =>
    'If both sides are meant to work, do it slowly in front of a mirror and let the weaker side set the range. Else do as many with the other side.',
  jerked: () =>
    'Take less weight, count three on the way there and three on the way back, and turn without a stop. Add weight when the count holds.',
} as const satisfies Readonly<Record<PracticeCode, (values: never) => string>>;

export const drillSentence = sayOf(drillSentences);
