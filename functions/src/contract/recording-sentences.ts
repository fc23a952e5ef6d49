import { sayOf } from './say.ts';

/** What to do where several are in the picture, and one alone is followed. */
export const severalAdvice = {
  choose_or_name: 'choose Couple for two or Group for more, name whom to follow, or film one alone',
  choose_couple_or_group: 'choose Couple for two, Group for more, or film one alone',
  film_one: 'film one alone',
} as const;
export type SeveralAdvice = keyof typeof severalAdvice;

/** What keeps a recording from being measured, in English and with what to do; the closed list. */
export const recordingSentences = {
  nobody: () => 'Nobody could be followed in this video: film one person from head to feet.',
  too_dark: () => 'The picture is too dark: film in more light.',
  too_close: () =>
    'The camera is too close, so that the body reaches out of the picture: step back until all of it is in the picture.',
  /** `percent` of the picture's height. */
  too_small: ({ percent }: { percent: number }) =>
    `The body is small, about ${percent} % of the picture's height: step closer until it fills half of it.`,
  /** `percent` of the moments in which somebody is seen. */
  cut_off: ({ part }: { part: 'feet' | 'head'; percent: number }) =>
    `The ${part} ${part === 'feet' ? 'are' : 'is'} out of the picture most of the time: step back until ${part === 'feet' ? 'they are' : 'it is'} in it.`,
  several_people: ({ advice }: { advice: SeveralAdvice }) =>
    `More than one person is in the picture, and one alone is followed: ${severalAdvice[advice]}.`,
  too_short: ({ seconds, needed }: { seconds: number; needed: number }) =>
    `There ${seconds === 1 ? 'is only 1 second' : `are only ${seconds} seconds`} to judge: film at least ${needed}.`,
  many_cuts: ({ cuts, seconds }: { cuts: number; seconds: number }) =>
    `The video has ${cuts} cuts in ${seconds} seconds: send one take without cuts.`,
  shaky: () => 'The camera shakes: lean it against something, or put it on a stand.',
  too_bright: () =>
    'Much of the picture is plain white: film with the light behind the camera, or lower the exposure.',
  no_sound: () => 'The video has no sound: record the music too.',
  silent_track: () => 'The sound track is silent: record the music too.',
  too_quiet: () => 'The sound is hardly audible: film nearer to the music, or play it louder.',
  clipped: () =>
    'The sound was recorded too loud and is distorted: move away from the loudspeaker, or turn the volume down.',
  low_frame_rate: ({ frames_per_second: rate }: { frames_per_second: number }) =>
    `The video has only ${rate} frames a second: film with 24 or more.`,
  low_resolution: ({ width, height }: { width: number; height: number }) =>
    `The picture has only ${width} × ${height} pixels: film in 720p or more.`,
} as const;

export type RecordingCode = keyof typeof recordingSentences;

/** One fault of a recording, as reports store it and pages show it. */
export const recordingFault = sayOf(recordingSentences);
export type RecordingFault = ReturnType<typeof recordingFault>;
