import { describe, expect, it } from 'vitest';
import type { Measurements } from '../../../../functions/src/contract/measurements.ts';
import { profiles } from '../../../../functions/src/contract/profiles/all.ts';
import type { Profile } from '../../../../functions/src/contract/profiles/profile.ts';
import { reportedDance } from '../../../../functions/src/domain/dances/told-tempo.ts';
import { judgePrompt } from '../../../../functions/src/domain/judging/judge-prompt.ts';
import { judgedReport } from '../../../../functions/src/domain/judging/judged-report.ts';
import { judgeBySignal } from '../../../../functions/src/domain/judging/signal-judgement.ts';
import { measured } from '../../../support/measured.ts';

const measurements = measured(
  { tempo: 90.3 },
  {
    ...{ meter: 3, bars_per_minute: 30.1 },
    off_beat: [
      { start_seconds: 3, end_seconds: 8, late_ms: 118, late_beats: 0.18 },
      { start_seconds: 12, end_seconds: 22, late_ms: -320, late_beats: -0.48 },
    ],
  },
);
const durationSeconds = 32;
const whole = { start_seconds: 0, end_seconds: durationSeconds };

type Tell = (profile: Profile, danceType: string | null, of?: Measurements) => string;
const told: readonly Tell[] = [
  function reportWithoutModel(profile, danceType, of = measurements) {
    const video = { profile, danceType, durationSeconds, recording: [] };
    return judgeBySignal({ ...video, measurements: of }).text;
  },
  function reportOfModel(profile, danceType, of = measurements) {
    const answer = {
      ...{ segments: [], claims: [], scores: {}, dancers: [] },
      ...{ summary: 'Well danced.', strengths: [], practise: [] },
    };
    const against = { profile, danceType, recording: [], segments: [whole] };
    return judgedReport(answer, { ...against, measurements: of }).text;
  },
  function promptOfModel(profile, danceType, of = measurements) {
    return judgePrompt({
      ...{ profile, danceType, durationSeconds, measurements: of, segments: [whole] },
      ...{ dancers: null, title: null, params: {}, recording: [] },
    }).task;
  },
];
const dancing = ['solo', 'couple', 'group'] as const;
const everywhere = told.flatMap((tell) => dancing.map((type) => ({ tell, type, in: tell.name })));
const texts = told.slice(0, 2).flatMap((tell) => dancing.map((type) => ({ tell, type })));

describe('music and timing', () => {
  it.each(everywhere)('are told of a $type: $in', ({ tell, type }) => {
    const text = tell(profiles[type], 'our first Langsamer Walzer');
    expect(text).toMatch(/90\.3\b/);
    expect(text).toMatch(/\b3 (?:beats )?in a bar/);
    expect(text).toContain('30.1 bars a minute: within competition tempo for a slow waltz');
    expect(text).toContain(
      '- Off the beat: 00:12 to 00:22, between the beats; 00:03 to 00:08, a sixth of a beat late (120 ms).\n',
    );
  });

  it.each(everywhere)('are told of a $type whose dance nobody knows: $in', ({ tell, type }) => {
    const text = tell(profiles[type], 'our own thing');
    expect(text).toContain('30.1 bars a minute');
    expect(text).toContain('- Off the beat: ');
    expect(text).not.toContain('waltz');
  });

  it.each(texts)('are told of a $type in figures that people say', ({ tell, type }) => {
    const text = tell(profiles[type], null);
    expect(text).toContain('- Music: 90.3 beats a minute, 3 in a bar: 30.1 bars a minute.\n');
  });

  it.each(everywhere)('are told of a $type whose song changes its tempo: $in', ({ tell, type }) => {
    const tempo_stretches = [
      { start_seconds: 0.4, end_seconds: 24.2, tempo_bpm: 104.1 },
      { start_seconds: 24.6, end_seconds: 61, tempo_bpm: 90.3 },
    ];
    expect(tell(profiles[type], null, { ...measurements, tempo_stretches })).toMatch(
      /the tempo changes: 104 beats a minute from 00:00 to 00:24, then 90 from 00:24 to 01:01\b/i,
    );
    const pausing = tempo_stretches.map((stretch) => ({ ...stretch, tempo_bpm: 90.3 }));
    for (const of of [measurements, { ...measurements, tempo_stretches: pausing }]) {
      expect(tell(profiles[type], null, of)).not.toMatch(/the tempo changes/i);
    }
  });

  it.each(dancing)('are data in the report of a %s', (type) => {
    expect(reportedDance(profiles[type], 'Langsamer Walzer', measurements)).toEqual({
      style: 'waltz',
      name: 'slow waltz',
      tempo: {
        code: 'within_competition',
        values: { dance: 'waltz', name: 'slow waltz', bars: 30.1 },
        text: '30.1 bars a minute: within competition tempo for a slow waltz',
      },
    });
    expect(reportedDance(profiles[type], 'our own thing', measurements)).toBeNull();
  });

  it('name the dance where its tempo says nothing, and none where no dance is asked for', () => {
    const silent = measured({ tempo: null });
    expect(reportedDance(profiles.couple, 'ballet', silent)).toMatchObject({ tempo: null });
    expect(reportedDance(profiles.workout, 'salsa', measurements)).toBeNull();
  });
});
