import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nothingMeasured } from '../../../../functions/src/contract/measurements.ts';
import { profiles } from '../../../../functions/src/contract/profiles/all.ts';
import {
  type RecordingFault,
  recordingFault,
} from '../../../../functions/src/contract/recording-sentences.ts';
import { scoresSchema } from '../../../../functions/src/contract/summary.ts';
import { analysisTypes } from '../../../../functions/src/contract/vocabulary.ts';
import { judgeBySignal } from '../../../../functions/src/domain/judging/signal-judgement.ts';
import { aBody, measured, someRepetitions } from '../../../support/measured.ts';

function judge(
  type: keyof typeof profiles,
  measurements = measured(),
  durationSeconds = 32,
  recording: readonly RecordingFault[] = [],
) {
  return judgeBySignal({
    profile: profiles[type],
    danceType: null,
    durationSeconds,
    measurements,
    recording,
  });
}

describe('judgeBySignal', () => {
  it('names itself, uses no tokens', () => {
    expect(judge('solo')).toMatchObject({ analyzer: 'signal:8', finishReason: null });
  });

  it.each(analysisTypes)('answers a score or null for each criterion of %s', (type) => {
    const keys = profiles[type].criteria.map(({ key }) => key);
    expect(Object.keys(judge(type).scores)).toEqual(keys);
  });

  it.each([
    ['couple', 'technical_quality'],
    ['couple', 'partnering_skills'],
    ['workout', 'form'],
    ['workout', 'range'],
  ] as const)('gives no score in %s for %s, which takes eyes', (type, key) => {
    expect(judge(type).scores[key]).toBeNull();
  });

  it.each(analysisTypes)(
    'says of each criterion of %s what it rests on or why it is missing',
    (type) => {
      const { text } = judge(type);
      for (const { name } of profiles[type].criteria) expect(text).toContain(`**${name}`);
    },
  );

  it.each(analysisTypes)(
    'gives for each score of %s what it rests on, for each that is missing why, never both',
    (type) => {
      const found = { body: aBody, repetitions: someRepetitions };
      const { scores, reasons, summary, notMeasured } = judge(type, measured({}, found));
      expect(summary).toBeNull();
      const unscored = notMeasured.flatMap(({ what_code, what_values }) =>
        what_code === 'criterion' ? [what_values['criterion']] : [],
      );
      expect([...Object.keys(reasons), ...unscored].sort()).toEqual(Object.keys(scores).sort());
      for (const [key, { sentence, at_seconds }] of Object.entries(reasons)) {
        expect(scores[key]).not.toBeNull();
        expect(sentence.text).toMatch(/^Rests on .+\.$/);
        expect(sentence.values['measures']).toMatch(/^[a-z_]+(, [a-z_]+)*$/);
        expect(at_seconds).toEqual([]);
      }
    },
  );

  it('tells the body, its best and worst second, repetitions and cuts where they are there', () => {
    const found = { body: aBody, repetitions: someRepetitions, cut_seconds: [3.2, 70] };
    const { text } = judge('workout', measured({}, found));
    const [, told = ''] = text.split('## What was measured');
    expect(told).toContain('- Cuts: 00:03, 01:10.');
    expect(told).toContain(
      '- Body: seen in 90 % of 600 frames; extension 70 %, symmetry 60 %, posture 80 %, smoothness 50 %, range 40 %.\n',
    );
    expect(told).toContain('- Clearest second 00:11.\n');
    expect(told).toContain(
      '- Repetitions: 12 from 00:02 to 00:38, 20 a minute, counted from the body (sure).\n',
    );
    expect(text).toContain('measured from the picture and the sound themselves');
    const { text: without } = judge('workout');
    expect(without).not.toMatch(/- (Cuts|Body|Clearest second|Repetitions): /);
  });

  it('tells where movement leaves the beat, the longest first, and nothing where it never does', () => {
    const off_beat = [
      { start_seconds: 3, end_seconds: 8, late_ms: 96, late_beats: 0.16 },
      { start_seconds: 20, end_seconds: 35, late_ms: -210, late_beats: -0.42 },
    ];
    const { text } = judge('couple', measured({}, { off_beat }));
    expect(text).toContain(
      '- Off the beat: 00:20 to 00:35, between the beats; 00:03 to 00:08, a sixth of a beat late (100 ms).',
    );
    for (const none of [[], null]) {
      expect(judge('couple', measured({}, { off_beat: none })).text).not.toContain('Off the beat');
    }
  });

  it('scores technique and form from a body, and says what was not judged', () => {
    const { scores, text } = judge('solo', measured({}, { body: aBody }));
    expect(scores['technical_quality']).toBe(68);
    expect(text).toContain('balance and control were not judged');
  });

  it.each(['solo', 'couple', 'group'] as const)(
    'tells what the tempo means for the dance of a %s',
    (type) => {
      const video = { profile: profiles[type], durationSeconds: 32, recording: [] };
      const measurements = measured({ tempo: 88 });
      const { text } = judgeBySignal({ ...video, measurements, danceType: 'Slow Waltz, gold' });
      expect(text).toContain(
        '- Tempo: 29.3 bars a minute: within competition tempo for a slow waltz.\n',
      );
      const other = judgeBySignal({ ...video, measurements, danceType: 'a house party' });
      expect(other.text).not.toContain('- Tempo:');
    },
  );

  it('scores no technique of a dance that is not judged by posture, and says so', () => {
    const { scores, notMeasured } = judgeBySignal({
      profile: profiles.solo,
      danceType: 'breaking',
      durationSeconds: 32,
      measurements: measured({}, { body: aBody }),
      recording: [],
    });
    expect(scores['technical_quality']).toBeNull();
    expect(scores['movement_to_music']).not.toBeNull();
    expect(notMeasured).toMatchObject([
      {
        what: 'Technical quality',
        why: 'it rests on posture, by which breaking is not judged',
        why_code: 'dance_shows_elsewhere',
      },
      { what: 'Choreography and presentation', why_code: 'choreography_takes_eyes' },
    ]);
  });

  it('tells no tempo of three seconds, but that they are too short for one', () => {
    const { text, notMeasured } = judge('solo', measured({ seconds: 3, tempo: null }), 3);
    expect(text).toContain(
      '- Music: too short to tell a tempo.\n- Sound: 18 dB below the loudest possible.\n',
    );
    expect(text).not.toMatch(/beats a minute|Timing:/);
    expect(notMeasured.filter(({ what }) => /music|timing/i.test(what))).toMatchObject([
      { what: 'Movement to music', why_code: 'too_short_for_tempo' },
      { what: 'Music and timing', why_code: 'too_short_for_tempo' },
    ]);
    expect(text).not.toMatch(/pulse|clear ends/);
  });

  it('scores no technique of what is danced on the floor, and reports the posture', () => {
    const posture = { value: 0.1, confidence: 0.8 };
    const body = { ...aBody, upright: 0.1, posture };
    const { scores, notMeasured, text } = judge('solo', measured({}, { body }));
    expect(scores['technical_quality']).toBeNull();
    expect(scores['movement_to_music']).not.toBeNull();
    expect(notMeasured).toMatchObject([
      { what: 'Technical quality', why: 'it also takes posture: see Body' },
      { what: 'Choreography and presentation', why_code: 'choreography_takes_eyes' },
      { what: 'Body: posture', why_code: 'not_upright' },
    ]);
    expect(text).toContain('mostly bent over, lying or upside down; extension');
    expect(text).toContain('posture 10 %');
  });

  it('scores no form of an exercise that is seen from the side', () => {
    const body = { ...aBody, from_side: 0.95, symmetry: null };
    const { scores, notMeasured } = judge('workout', measured({}, { body }));
    expect(scores['form']).toBeNull();
    expect(notMeasured).toContainEqual(
      expect.objectContaining({
        what: 'Body: symmetry',
        why: 'seen from the side, left and right cannot be compared',
        why_code: 'seen_from_side',
      }),
    );
    expect(notMeasured.some(({ why }) => why.includes('clear for less than a second'))).toBe(false);
  });

  it('tells of a part in which nobody was seen that it shows nobody, and scores it not', () => {
    const seen_spans = [{ start_seconds: 0, end_seconds: 14 }];
    const { segments } = judge('solo', measured({}, { body: aBody, seen_spans }));
    const empty = segments.filter(({ start_seconds }) => start_seconds >= 14);
    expect(empty.length).toBeGreaterThan(0);
    for (const segment of empty) {
      expect(segment).toMatchObject({ label: 'Nobody followed', score: null });
    }
    for (const { label, end_seconds } of segments) {
      if (end_seconds <= 14) expect(label).not.toBe('Nobody followed');
    }
  });

  it('says nothing of movement in a part that shows somebody for less than a step of the curve', () => {
    const seen_spans = [
      { start_seconds: 0, end_seconds: 14 },
      { start_seconds: 20.01, end_seconds: 20.02 },
    ];
    const { segments } = judge('solo', measured({}, { body: aBody, seen_spans }));
    const sliver = segments.find(
      ({ start_seconds, end_seconds }) => start_seconds <= 20.01 && end_seconds >= 20.02,
    );
    expect(sliver).toMatchObject({ label: 'Nobody followed', score: null });
  });

  it.each(analysisTypes)('says in data and text what was not measured of %s, and why', (type) => {
    const { scores, notMeasured, text } = judge(type, nothingMeasured);
    for (const { what, why } of notMeasured) expect(text).toContain(`- **${what}**: ${why}.`);
    const unscored = profiles[type].criteria.filter(({ key }) => scores[key] === null);
    for (const { name, missing } of unscored)
      expect(notMeasured).toContainEqual(
        expect.objectContaining({ what: name, why: missing.text, why_code: missing.code }),
      );
    expect(notMeasured.length).toBeGreaterThan(unscored.length);
  });

  it('scores a dance on the beat above the same dance beside it, and that above chance', () => {
    const score = (beat_alignment: number, beat_recall: number, phase_coherence: number) =>
      judge('solo', measured({}, { beat_alignment, beat_recall, phase_coherence })).scores[
        'movement_to_music'
      ] ?? -1;
    expect(score(0.9, 0.9, 0.95)).toBeGreaterThan(score(-0.2, 0, 0.95));
    expect(score(-0.2, 0, 0.95)).toBeGreaterThan(score(0, 0, 0));
  });

  it('gives movement to music no score where the music has no clear pulse, and says so', () => {
    const { scores, text } = judge('solo', measured({ tempo: null }));
    expect(scores['movement_to_music']).toBeNull();
    expect(text).toContain('no clear pulse');
  });

  it('gives nothing a score where nothing was measured', () => {
    for (const type of analysisTypes) {
      const { scores, segments } = judge(type, nothingMeasured);
      expect(Object.values(scores).every((score) => score === null)).toBe(true);
      expect(segments.every(({ score }) => score === null)).toBe(true);
    }
  });

  it('scores each phrase of a dance by its own timing', () => {
    const dance = measured();
    const values = dance.motion_curve.values.map((value, index) =>
      index / 15 < 16 ? value : Math.abs(Math.sin(7.3 * (index / 15))),
    );
    const { segments } = judge('solo', {
      ...dance,
      motion_curve: { ...dance.motion_curve, values },
    });
    expect(segments[0]?.score).toBeGreaterThan(80);
    expect(segments.at(-1)?.score).toBeLessThan(60);
  });

  it('scores the strongest highlight 100 and a quiet one less', () => {
    const dance = measured();
    const values = dance.motion_curve.values.map((value, index) =>
      index / 15 < 16 ? value / 4 : value,
    );
    const scores = judge('highlights', {
      ...dance,
      motion_curve: { ...dance.motion_curve, values },
    }).segments.map(({ score }) => score ?? -1);
    expect(Math.max(...scores)).toBe(100);
    expect(scores[0]).toBeLessThan(40);
  });

  it('points to the missing sound and the key that a full judgement takes', () => {
    const { text } = judge('solo', nothingMeasured);
    expect(text).toContain('the video has no sound: record the music too');
    expect(text).toContain('GEMINI_API_KEY');
  });

  it('tells of the recording before what was measured of it', () => {
    const { text } = judge('solo', measured(), 32, [recordingFault('shaky')]);
    expect(text).toMatch(/## The recording\n\n- The camera shakes: .*\n\n## What went well/);
    expect(judge('solo').text).not.toContain('## The recording');
  });

  it('tells what is good and what to practise, with where and how, before the measurements', () => {
    const off_beat = [{ start_seconds: 20, end_seconds: 25, late_ms: 130, late_beats: 0.26 }];
    const judgement = judge('solo', measured({}, { off_beat }));
    expect(judgement.text).toMatch(
      /## What went well\n\n- Most of .* \(00:\d\d to 00:\d\d\)\n\n## What to practise\n\n- In one place .* \(00:20 to 00:25\) Dance this part at half tempo.*\n\n## What was measured/,
    );
    expect(judgement.strengths).toHaveLength(1);
    expect(judgement.practise).toHaveLength(1);
    expect(judge('solo', nothingMeasured).text).not.toMatch(/## What (is good|to practise)/);
  });

  it.each([
    { beat_offset_ms: 90, found: '90 ms late', advice: 'always a little late' },
    { beat_offset_ms: -70, found: '70 ms early', advice: 'always a little early' },
  ])('advises on steady timing $found beside the beat', ({ beat_offset_ms, found, advice }) => {
    const timing = { beat_alignment: -0.2, phase_coherence: 0.9, beat_offset_ms };
    const { text } = judge('solo', measured({}, timing));
    expect(text).toContain(found);
    expect(text).toContain(`- The timing is steady, but ${advice}. Step in place`);
  });

  it('advises nothing where the beats may lie between those that are danced, but to find out', () => {
    const timing = { beat_alignment: -0.2, phase_coherence: 0.9 };
    for (const beat_offset_ms of [240, -240]) {
      const { text } = judge('couple', measured({}, { ...timing, beat_offset_ms }));
      expect(text).toContain('Movements end between the beats.');
      expect(text).toContain('find out which beats you dance');
      expect(text).not.toMatch(/ms (late|early)|a little (late|early)/);
    }
  });

  it.each([
    ['none', { loudness_dbfs: null }, 'Sound: none.'],
    [
      'what could not be decoded',
      { loudness_dbfs: null, undecoded_sound: 'AC-4' },
      'Sound: it could not be decoded.',
    ],
    ['silence', { loudness_dbfs: -91 }, 'Sound: none but silence.'],
  ])('tells of sound that it is %s, and of no pulse', (_, change, line) => {
    const { text } = judge('couple', measured({ tempo: null }, change));
    expect(text).toContain(`- ${line}\n`);
    expect(text).not.toMatch(/Music: |no clear pulse/);
  });

  it('keeps every score within 0 to 100 or null, and writes neither NaN nor undefined', () => {
    const share = fc.option(fc.double({ min: 0, max: 1, noNaN: true }));
    const changes = fc.record({
      beat_alignment: fc.option(fc.double({ min: -1, max: 1, noNaN: true })),
      beat_recall: share,
      phase_coherence: share,
      motion_energy: share,
      motion_dynamics: share,
      stillness: share,
      exposure: share,
    });
    fc.assert(
      fc.property(fc.constantFrom(...analysisTypes), changes, (type, changed) => {
        const judgement = judge(type, measured({ seconds: 12 }, changed), 12);
        scoresSchema.parse(judgement.scores);
        scoresSchema.parse({ ...judgement.segments.map(({ score }) => score) });
        expect(JSON.stringify(judgement)).not.toMatch(/NaN|undefined|Infinity/);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    [
      'nobody was seen',
      { body: null, body_absence: 'nobody_seen' as const },
      'nobody could be followed in the picture',
    ],
    [
      'somebody was seen for a moment',
      { body: { ...aBody, seen: 0.1 } },
      'a body could be followed in only 10 % of the video',
    ],
  ])('scores no dancer where %s, however much moves', (_what, seen, why) => {
    const { scores, text, notMeasured } = judge('solo', measured({}, seen));
    expect(Object.values(scores).every((score) => score === null)).toBe(true);
    expect(text).toContain(why);
    expect(text).not.toMatch(/^- Timing:/m);
    expect(notMeasured.map((gap) => gap.why)).toContain(why);
  });

  it('counts on what repeats clearly, though nobody was seen', () => {
    const seen = { body: null, body_absence: 'nobody_seen' as const };
    const { scores } = judge('workout', measured({}, { ...seen, repetitions: someRepetitions }));
    expect(scores['tempo']).toBe(
      judge('workout', measured({}, { repetitions: someRepetitions })).scores['tempo'],
    );
    expect(scores['tempo']).not.toBeNull();
  });

  it('leaves the scores of whom nobody looked for as they are', () => {
    const off = measured({}, { body: null, body_absence: 'switched_off' });
    expect(judge('solo', off).scores).toEqual(judge('solo', measured()).scores);
  });

  it('names what of a body could not be read, where a score lacks that alone', () => {
    const seen = measured({}, { body: { ...aBody, smoothness: null } });
    const { scores, notMeasured } = judge('solo', seen);
    expect(scores['technical_quality']).toBeNull();
    expect(notMeasured).toContainEqual({
      ...{ what: 'Technical quality', what_code: 'criterion' },
      what_values: { criterion: 'technical_quality', name: 'Technical quality' },
      ...{ why: 'it also takes smoothness: see Body', why_code: 'readings_missing' },
      why_values: { readings: 'smoothness' },
    });
  });
});
