import { recordingFault } from '../../../functions/src/contract/recording-sentences.ts';
import type { Repetitions } from '../../../functions/src/contract/repetitions.ts';
import type { Report } from '../../../functions/src/contract/report.ts';
import { someBody, someTogether } from '../build-report.ts';
import { twoDancers } from '../measured.ts';
import { danceReport } from './seed-run.ts';

const { measurements } = danceReport;

/** A couple's dance that a model judged, and where it is wrong about it. */
export const coupleReport: Partial<Report> = {
  scores: { ...danceReport.scores, partnering_skills: 74 },
  measurements: {
    ...measurements,
    bodies: [...twoDancers],
    together: someTogether,
    indistinct_spans: [{ start_seconds: 5.2, end_seconds: 6.9 }],
    cut_seconds: [4.8, 14.4],
    off_beat: [{ start_seconds: 5, end_seconds: 9.2, late_ms: 150, late_beats: 0.25 }],
  },
  claims: [
    {
      ...{ measure: 'tempo_bpm', statement: 'A quick tempo of about 128 beats a minute' },
      ...{
        body_id: null,
        at_seconds: [],
        claimed: 128,
        measured: 100.2,
        margin: 6.012,
        contradicts: true,
      },
    },
    {
      ...{ measure: 'stillness', statement: 'The couple stands still for most of the ending' },
      ...{
        body_id: null,
        at_seconds: [12.6, 16],
        claimed: 0.6,
        measured: 0.08,
        margin: 0.25,
        contradicts: true,
      },
    },
    {
      ...{ measure: 'body_posture', statement: 'The trunk hangs forward in the walks' },
      ...{ at_seconds: [9], claimed: 0.2, measured: 0.6, margin: 0.35, contradicts: true },
      body_id: 2,
    },
    {
      ...{ measure: 'beat_alignment', statement: 'Most steps end on the beat' },
      ...{
        body_id: null,
        at_seconds: [2],
        claimed: 0.7,
        measured: 0.62,
        margin: 0.4,
        contradicts: false,
      },
    },
    {
      ...{ measure: 'exposure', statement: 'A rather dark room' },
      ...{
        body_id: null,
        at_seconds: [],
        claimed: 0.3,
        measured: 0.38,
        margin: 0.3,
        contradicts: false,
      },
    },
  ],
  dancers: [
    {
      ...{ body_id: 1, label: twoDancers[0].label, technique: 75, presentation: 70 },
      comment: 'A wide frame that stays through every turn. (00:05)',
    },
    {
      ...{ body_id: 2, label: twoDancers[1].label, technique: 65, presentation: null },
      comment: 'Soft knees; the trunk leans forward on the way back. (00:13)',
    },
  ],
  not_measured: [
    {
      ...{ what: 'Each dancer', what_code: 'dancers', what_values: {} },
      ...{ why: 'in 12 % of the video they could not be told apart', why_code: 'indistinct' },
      why_values: { percent: 12 },
    },
  ],
};

/** Three moments worth showing, of a video without a model's judgement. */
export const highlightsReport: Partial<Report> = {
  text: '# Three moments\n\nThe strongest is the turn in the second half.',
  scores: { motion: 76, music: 68.5, variety: 70 },
  segments: [],
  analyzer: 'signal:1',
  usage: null,
  finish_reason: null,
  highlights: [
    {
      ...{ clip: 1, start_seconds: 9.6, end_seconds: 14.4, score: 91.2, basis: 'measured' },
      reason: 'The strongest movement of the video, on the beat.',
    },
    {
      ...{ clip: 2, start_seconds: 0, end_seconds: 4.2, score: 78, basis: 'measured' },
      reason: 'A sudden start after stillness.',
    },
    {
      ...{ clip: 3, start_seconds: 15, end_seconds: 19.2, score: 74.6 },
      ...{ basis: 'measured_and_judged', reason: 'A held pose that the judge liked.' },
    },
  ],
};

const repetitions: Repetitions = {
  ...{ source: 'landmarks', count: 8, confidence: 0.86, per_minute: 25.3 },
  ...{ steadiness: 0.81, sameness: 0.77, range: 0.83 },
  each: Array.from({ length: 8 }, (_, index) => ({
    start_seconds: 0.4 + 2.1 * index + 0.03 * index ** 2,
    end_seconds: 0.4 + 2.1 * (index + 1) + 0.03 * (index + 1) ** 2,
    range: 1 - 0.045 * index,
  })),
};

/** Eight squats, filmed by hand, that grow slower and narrower. */
export const workoutReport: Partial<Report> = {
  text: '# Eight squats\n\nSteady, and a little narrower towards the end.',
  scores: { form: 75, tempo: 81, range: 83, consistency: 77 },
  segments: [],
  analyzer: 'signal:1',
  usage: null,
  finish_reason: null,
  measurements: {
    ...measurements,
    ...{ tempo_bpm: null, bebody_id: null, at_seconds: [] },
    repetitions,
    body: someBody,
  },
  workout: {
    ...{ exercise: 'squats', repetitions: 8, per_minute: 25.3 },
    ...{ range_trend: -0.31, fatigue: 0.18, exercises: [] },
  },
  recording: [recordingFault('shaky')],
  not_measured: [
    {
      ...{ what: 'Music and timing', what_code: 'music_and_timing', what_values: {} },
      ...{ why: 'The video has no sound.', why_code: 'no_sound' },
      why_values: {},
    },
  ],
};
