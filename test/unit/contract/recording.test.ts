import { describe, expect, it } from 'vitest';
import { recordingFaultSchema } from '../../../functions/src/contract/recording.ts';
import {
  recordingFault,
  recordingSentences,
} from '../../../functions/src/contract/recording-sentences.ts';
import { reportSchema } from '../../../functions/src/contract/report.ts';
import { aReport } from '../../support/build-report.ts';

describe('what is said of a recording', () => {
  it('has the codes of the closed list, and no other', () => {
    expect(Object.keys(recordingSentences).sort()).toEqual(
      [
        ...['too_dark', 'too_bright', 'too_small', 'too_close', 'cut_off', 'shaky', 'many_cuts'],
        ...['several_people', 'nobody', 'too_short', 'silent_track', 'no_sound', 'too_quiet'],
        ...['clipped', 'low_resolution', 'low_frame_rate'],
      ].sort(),
    );
  });

  it('is stored as code, values and English', () => {
    const fault = recordingFault('low_resolution', { width: 320, height: 240 });
    expect(recordingFaultSchema.parse(fault)).toEqual({
      code: 'low_resolution',
      values: { width: 320, height: 240 },
      text: 'The picture has only 320 × 240 pixels: film in 720p or more.',
    });
    expect(recordingFault('shaky').values).toEqual({});
    expect(recordingFaultSchema.safeParse({ ...fault, code: 'blurred' }).success).toBe(false);
  });

  it('is nothing in a report from before, and its reasons have no codes', () => {
    const { recording, ...report } = aReport;
    const not_measured = [{ what: 'Body', why: 'nobody was seen' }];
    expect(reportSchema.parse({ ...report, not_measured })).toMatchObject({
      recording: [],
      not_measured: [{ what: 'Body', why: 'nobody was seen', why_code: null, why_values: {} }],
    });
  });
});
