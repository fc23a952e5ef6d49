import type { Criterion, Profile } from './profile.ts';

/** How well movements and music go together: half for ends on the beat, the rest for constancy. */
export const timing = {
  measured: {
    from: [
      { measure: 'beat_alignment', weight: 0.5 },
      { measure: 'phase_coherence', weight: 0.3 },
      { measure: 'beat_recall', weight: 0.2 },
    ],
    curve: { kind: 'root' },
    basis:
      'how often movements end on a beat, beyond chance, and how steadily they keep their place',
  },
  missing: {
    code: 'takes_pulse_and_clear_ends',
    text: 'it takes music with a clear pulse and movement with clear ends',
  },
} as const satisfies Pick<Criterion, 'measured' | 'missing'>;

const technique: Criterion = {
  key: 'technical_quality',
  name: 'Technical quality',
  description: 'posture, balance, coordination, quality and control of movement',
  measured: {
    from: [
      { measure: 'body_posture', weight: 0.4 },
      { measure: 'body_smoothness', weight: 0.3 },
      { measure: 'body_extension', weight: 0.3 },
    ],
    curve: { kind: 'linear' },
    basis:
      'how upright the body is, how smoothly it moves and how far it extends; balance and control were not judged',
  },
  missing: {
    code: 'technique_takes_eyes',
    text: 'posture, balance and control cannot be told from motion and sound; it takes eyes on the body',
  },
};

const movementToMusic: Criterion = {
  key: 'movement_to_music',
  name: 'Movement to music',
  description: 'timing, rhythm, phrasing and musicality of the movement',
  ...timing,
};

const choreography: Criterion = {
  key: 'choreography_presentation',
  name: 'Choreography and presentation',
  description: 'structure, variety, dynamics, expression and use of space',
  measured: null,
  shows: ['motion_dynamics'],
  missing: {
    code: 'choreography_takes_eyes',
    text: 'structure, expression and use of space cannot be told from motion and sound; it takes eyes on the dance',
  },
};

const partneringWithoutScore = {
  key: 'partnering_skills',
  name: 'Partnering skills',
  description: 'connection, synchrony, spacing and consistency between the dancers',
  missing: {
    code: 'partnering_takes_both',
    text: 'connection and synchrony between dancers cannot be told where they were not followed at once; it takes eyes on the bodies',
  },
} as const satisfies Partial<Criterion>;

/** Strangers reach 0, filmed couples .2 to .7: the root leaves room above them. */
const ofCouple: Criterion = {
  ...partneringWithoutScore,
  measured: {
    from: [{ measure: 'together_synchrony', weight: 1 }],
    curve: { kind: 'root' },
    basis:
      'how far limbs, hips and feet of the two move at one time; connection, spacing and leading were not judged',
  },
};

const ofGroup: Criterion = {
  ...partneringWithoutScore,
  measured: {
    from: [
      { measure: 'together_unison', weight: 0.5 },
      { measure: 'together_synchrony', weight: 0.5 },
    ],
    curve: { kind: 'root' },
    basis:
      'how far the dancers take the same poses at one time; connection and spacing were not judged',
  },
};

/** The components of the World DanceSport Federation. */
export const danceCriteria: readonly Criterion[] = [technique, movementToMusic, choreography];
export const coupleCriteria: readonly Criterion[] = [...danceCriteria, ofCouple];
export const groupCriteria: readonly Criterion[] = [...danceCriteria, ofGroup];

export const dance = {
  judge: 'an experienced WDSF adjudicator',
  scale: {
    novice:
      'knows the steps and has to think of them: loses the beat at changes, posture breaks down while travelling, arms have no shape, the eyes are on the floor',
    intermediate:
      'steady on the beat with clear weight changes and a posture that holds in simple figures: hard figures, lines and phrasing show effort, expression comes and goes',
    champion:
      'finals of a national championship: every movement starts and ends in the music, balance and lines hold at full speed, dynamics and phrasing are chosen, nothing looks like work',
  },
  segmentScore: 'timing',
  hasDance: true,
  finds: null,
  params: {},
} as const satisfies Partial<Profile>;
