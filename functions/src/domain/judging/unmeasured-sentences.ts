import { type SeveralAdvice, severalAdvice } from '../../contract/recording-sentences.ts';
import type { Unmeasured } from '../../contract/report.ts';
import { sayOf } from '../../contract/say.ts';
import type { Sentence } from '../../contract/sentence.ts';

/** What was not measured. */
export const whats = {
  music_and_timing: () => 'Music and timing',
  timing: () => 'Timing',
  motion: () => 'Motion',
  contrast: () => 'Contrast of movement',
  body: () => 'Body',
  /** Of a couple or a group. */
  dancers: () => 'Each dancer',
  /** `readings` as a list, such as `posture, range`. */
  body_readings: ({ readings }: { readings: string }) => `Body: ${readings}`,
  together: () => 'Together',
  repetitions: () => 'Repetitions',
  /** Of one movement beside others that were counted; `from` and `to` as `00:27`. */
  repetitions_between: ({ from, to }: { from: string; to: string }) =>
    `Repetitions from ${from} to ${to}`,
  repetitions_compared: () => 'Repetitions compared',
  /** A criterion of the profile: its key, and its name. */
  criterion: ({ name }: { criterion: string; name: string }) => name,
} as const;

/** Why it was not, and what to do about it. */
export const whys = {
  sound_not_decoded: ({ codec }: { codec: string }) =>
    `the sound is recorded in ${codec} and could not be decoded: export the video with ordinary AAC sound`,
  no_sound: () => 'the video has no sound: record the music too',
  silent_track: () => 'the sound track is silent: record the music too',
  too_short_for_tempo: ({ needed }: { needed: number }) =>
    `the video is too short to tell a tempo: film at least ${needed} seconds`,
  too_quiet_for_pulse: () => 'the sound is too quiet to hear a pulse: film nearer to the music',
  no_clear_pulse: () => 'no clear pulse was heard in the sound',
  no_clear_pulse_short: ({ needed }: { needed: number }) =>
    `no clear pulse was heard in so short a video: film at least ${needed} seconds`,
  few_beats: ({ needed }: { needed: number }) =>
    `too few beats were heard to compare movements with: film at least ${needed} seconds`,
  few_clear_ends: () => 'too few movements have clear ends to compare with the beats',
  few_clear_ends_short: ({ needed }: { needed: number }) =>
    `too few movements have clear ends to compare with the beats: film at least ${needed} seconds`,
  few_frames: () => 'the video has too few frames: film a longer part',
  little_moved: () => 'too little moved to tell strong movement from quiet',
  smoothness_unclear: () =>
    'no limb was seen to move for long enough at a time, or too few frames a second were looked at, to tell how smoothly',
  body_unclear: () =>
    'the shoulders, hips and limbs that this needs were clear for less than a second',
  seen_from_side: () => 'seen from the side, left and right cannot be compared',
  not_upright: () =>
    'the body is bent over, lying or upside down most of the time, where upright is not better',
  body_switched_off: () =>
    'body landmarks are switched off: the operator can set BODY_LANDMARKS to auto',
  body_not_installed: () =>
    'the optional packages for body landmarks are not installed: the operator can install them',
  bodies_not_installed: () =>
    'the model that follows several dancers is not installed: the operator can run `npm run models`',
  indistinct: ({ percent }: { percent: number }) =>
    `in ${percent} % of the video they could not be told apart, close together or one behind the other: film from where both are seen`,
  body_memory_short: () =>
    'there was not enough memory left for it: take a shorter part, or have the operator raise WORKER_MEMORY_MIB',
  nobody_seen: () => 'nobody could be followed in the picture',
  nobody_named: () =>
    'nobody who could be followed stands where the points are: name somebody in the first picture by a point on the body, or nobody at all',
  /** `numbers` as a list, such as `1, 3`. */
  points_of_nobody: ({ numbers, of }: { numbers: string; of: number }) =>
    `of ${of} points, nobody stands near number ${numbers}, or nobody else does: name each by a point on the body in the first picture`,
  one_dancer_named: () =>
    'one dancer alone was named: name all who are to be compared, or nobody at all',
  several_seen: ({ advice }: { advice: SeveralAdvice }) =>
    `more than one person is in the picture, and now one and now another was followed: ${severalAdvice[advice]}`,
  seldom_seen: ({ percent }: { percent: number }) =>
    `a body could be followed in only ${percent} % of the video`,
  body_refused: () => 'it was asked not to be followed: leave `landmarks` out of the params',
  body_not_asked_for: ({ profile }: { profile: string }) =>
    `${profile} follows a body only with \`landmarks\` true in the params`,
  body_not_looked_for: () => 'none was looked for in this run',
  readings_missing: ({ readings }: { readings: string }) => `it also takes ${readings}: see Body`,
  readings_unsure: ({ readings }: { readings: string }) =>
    `it rests on ${readings}, which this video shows too unclearly to be sure: film a longer part, the whole body, in good light`,
  /** Of a score that would have so wide a range, 0 to 100. */
  too_unsure: ({ low, high }: { low: number; high: number }) =>
    `by what was seen and heard it could be anything from ${low} to ${high}: film a longer part`,
  of_each_dancer: () =>
    'the bodies were measured one by one, and no one score is made of them: see Each dancer',
  /** `readings` as in `readings_missing`; `name` of a dance. */
  dance_shows_elsewhere: ({ readings, name }: { readings: string; name: string }) =>
    `it rests on ${readings}, by which ${name} is not judged`,
  one_dancer_seen: () =>
    'one dancer alone was seen clearly: film all of them from head to feet, and let none hide another for long',
  seldom_seen_together: ({ seconds, needed }: { seconds: number; needed: number }) =>
    `the dancers were seen clearly at once for only ${seconds} s, and it takes ${needed} at least: film all of them from head to feet, and from where none hides another`,
  together_unsure: () =>
    'the dancers were not seen at once clearly enough, or long enough, to be sure: film a longer part, from where none hides another',
  unison_unsure: () =>
    'how far their poses are the same was not seen clearly enough, or long enough, to be sure: film a longer part, from where none hides another',
  fewer_than_three: ({ seen }: { seen: number }) =>
    `a group is three at least, and ${seen} were seen clearly: take Couple for two`,
  fewer_than_three_named: ({ named }: { named: number }) =>
    `a group is three at least, and ${named} were named: name three at least, or nobody at all, or take Couple for two`,
  see_together: () => 'it rests on what the dancers do together: see Together',
  nothing_repeats: () => 'no movement repeats clearly, three times at least: film several in a row',
  repetitions_seen: ({ seen, needed }: { seen: number; needed: number }) =>
    `${seen} were seen in a row; ${needed} are needed: film more in a row`,
  few_repetitions: () => 'there are too few of them: film more in a row',
} as const;

export const what = sayOf(whats);
export const why = sayOf(whys);

export const unmeasured = (subject: Sentence, reason: Sentence): Unmeasured => ({
  what: subject.text,
  what_code: subject.code,
  what_values: subject.values,
  why: reason.text,
  why_code: reason.code,
  why_values: reason.values,
});
