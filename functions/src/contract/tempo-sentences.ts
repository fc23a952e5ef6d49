import { sayOf } from './say.ts';

interface Named {
  /** A key of the dances, and its name. */
  dance: string;
  name: string;
}
interface InBars extends Named {
  bars: number;
}
interface Off {
  percent: number;
}

/** What can be said of a tempo where the dance is known. No name in competitions begins with a vowel. */
export const tempoSentences = {
  within_competition: ({ bars, name }: InBars) =>
    `${bars} bars a minute: within competition tempo for a ${name}`,
  faster_than_competition: ({ bars, name, percent }: InBars & Off) =>
    `${bars} bars a minute: ${percent} % faster than a ${name} is danced in competitions`,
  slower_than_competition: ({ bars, name, percent }: InBars & Off) =>
    `${bars} bars a minute: ${percent} % slower than a ${name} is danced in competitions`,
  within_span: ({ name }: Named) => `within the span that ${name} is danced to`,
  faster_than_span: ({ name, percent }: Named & Off) =>
    `${percent} % faster than ${name} is danced to`,
  slower_than_span: ({ name, percent }: Named & Off) =>
    `${percent} % slower than ${name} is danced to`,
  /** `counted` beats a minute are what its dancers count in the same music. */
  counted_otherwise: ({ name, counted }: Named & { counted: number }) =>
    `${name} counts it as ${counted} beats a minute, within its span`,
  another_meter: ({ name, heard, meter }: Named & { heard: number; meter: number }) =>
    `the music has ${heard} beats in a bar, where ${name} has ${meter}`,
} as const;

export type TempoCode = keyof typeof tempoSentences;

export const tempoSentence = sayOf(tempoSentences);
export type TempoSentence = ReturnType<typeof tempoSentence>;
