import type { AnalysisType } from '../../contract/vocabulary.ts';

/** How one kind of video is judged. Profiles are data: the analyzers read them, none is special. */
export interface Profile {
  type: AnalysisType;
  /** Who the model should be: the opening of its prompt. */
  judge: string;
  criteria: readonly Criterion[];
}
export interface Criterion {
  /** The key under `scores`. */
  key: string;
  name: string;
  /** What a judge looks at, for the prompt and the report. */
  description: string;
}

const wdsf = [
  {
    key: 'technical_quality',
    name: 'Technical quality',
    description: 'posture, balance, coordination, quality and control of movement',
  },
  {
    key: 'movement_to_music',
    name: 'Movement to music',
    description: 'timing, rhythm, phrasing and musicality of the movement',
  },
  {
    key: 'choreography_presentation',
    name: 'Choreography and presentation',
    description: 'structure, variety, dynamics, expression and use of space',
  },
] as const;

const partnering = {
  key: 'partnering_skills',
  name: 'Partnering skills',
  description: 'connection, synchrony, spacing and consistency between the dancers',
} as const;

const danceJudge = 'an experienced WDSF adjudicator';

export const profiles: Readonly<Record<AnalysisType, Profile>> = {
  solo: { type: 'solo', judge: danceJudge, criteria: wdsf },
  couple: { type: 'couple', judge: danceJudge, criteria: [...wdsf, partnering] },
  group: { type: 'group', judge: danceJudge, criteria: [...wdsf, partnering] },
  highlights: {
    type: 'highlights',
    judge: 'a video editor who picks the moments worth showing',
    criteria: [
      { key: 'motion', name: 'Motion', description: 'strength and clarity of movement' },
      { key: 'music', name: 'Music', description: 'how well moments sit on the music' },
      { key: 'variety', name: 'Variety', description: 'contrast between moments' },
    ],
  },
  workout: {
    type: 'workout',
    judge: 'a strength and conditioning coach',
    criteria: [
      { key: 'form', name: 'Form', description: 'safe and correct execution' },
      { key: 'tempo', name: 'Tempo', description: 'a steady, fitting pace' },
      { key: 'range', name: 'Range', description: 'full range of motion' },
      { key: 'consistency', name: 'Consistency', description: 'sameness of the repetitions' },
    ],
  },
};
