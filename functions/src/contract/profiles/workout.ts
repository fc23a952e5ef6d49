import type { Profile } from './profile.ts';

const noRepetitions = { code: 'no_repetitions', text: 'fewer than three repetitions were found' };

export const workout: Profile = {
  name: 'Workout',
  summary: 'An exercise: repetitions, form, tempo, range of motion, consistency.',
  judge: 'a strength and conditioning coach',
  scale: {
    novice:
      'the joints give way or the back rounds, the range is half of what the exercise asks for, no two repetitions are alike',
    intermediate:
      'safe and nearly the full range in most repetitions: form slips and the pace changes once it gets hard',
    champion:
      'would be filmed to teach it: full range, controlled both ways, the last repetition is like the first',
  },
  criteria: [
    {
      key: 'form',
      name: 'Form',
      description: 'safe and correct execution',
      measured: null,
      shows: ['body_smoothness', 'body_symmetry'],
      missing: {
        code: 'form_takes_eyes',
        text: 'safe and correct execution cannot be told from motion and sound; it takes eyes on the body',
      },
    },
    {
      key: 'tempo',
      name: 'Tempo',
      description: 'a steady, fitting pace',
      measured: {
        from: [{ measure: 'repetition_steadiness', weight: 1 }],
        curve: { kind: 'linear' },
        basis: 'how even the repetitions are in length',
      },
      missing: noRepetitions,
    },
    {
      key: 'range',
      name: 'Range',
      description: 'full range of motion',
      measured: null,
      shows: ['repetition_range'],
      missing: {
        code: 'range_takes_eyes',
        text: 'what a full range is depends on the exercise; it takes eyes on the body',
      },
    },
    {
      key: 'consistency',
      name: 'Consistency',
      description: 'sameness of the repetitions',
      measured: {
        from: [{ measure: 'repetition_sameness', weight: 1 }],
        curve: { kind: 'linear' },
        basis: 'how alike the course of movement is from one repetition to the next',
      },
      missing: noRepetitions,
    },
  ],
  segmentScore: null,
  hasDance: false,
  followsBody: true,
  dancers: 1,
  finds: 'repetitions',
  params: { exercise: { kind: 'text', name: 'Exercise', maxLength: 80 } },
};
