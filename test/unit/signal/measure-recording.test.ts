import { describe, expect, it } from 'vitest';
import { recordingQualitySchema } from '../../../functions/src/contract/measurements.ts';
import { measureRecording } from '../../../functions/src/signal/measure-recording.ts';
import { soundOf } from '../../support/measure-synthesized.ts';
import { tone } from '../../support/synthesize-sound.ts';
import { standing, trackOf } from './pose/synthesize-track.ts';

const nothing = { light: null, shake: null, sound: null, track: null, secondLooks: null };

describe('measureRecording', () => {
  it('is null in each part that was not measured', () => {
    const quality = measureRecording(nothing);
    expect(Object.values(quality).every((value) => value === null)).toBe(true);
    expect(recordingQualitySchema.parse(quality)).toEqual(quality);
  });

  it('tells each part by a few digits', () => {
    const quality = measureRecording({
      light: { bright: 0.123456, burnt: 0.654321 },
      shake: 0.0123456,
      sound: soundOf(tone(200, 1, 0.3)),
      track: trackOf(() => standing),
      secondLooks: { count: 7, others: 3 },
    });
    expect(quality).toMatchObject({
      ...{ bright: 0.123, burnt: 0.654, shake: 0.0123, clipped: 0 },
      framing: { feet_out: 0, head_out: 0 },
      other_people: { looks: 7, seen: 3 },
    });
  });

  it('has no framing where nobody was seen', () => {
    const track = trackOf(() => standing, { score: () => 0.1 });
    expect(measureRecording({ ...nothing, track }).framing).toBeNull();
  });
});
