import type { RecordingQuality } from '../contract/measurements.ts';
import type { Light } from './camera/light-meter.ts';
import type { Sound } from './onsets/sound-meter.ts';
import { type Framing, framingOf } from './pose/framing.ts';
import type { SecondLooks } from './pose/other-people.ts';
import type { PoseTrack } from './pose/pose-track.ts';
import { rounded } from './series.ts';

/** What tells whether a video can be measured well; null where that was not measured. */
export function measureRecording(told: {
  light: Light | null;
  shake: number | null;
  sound: Sound | null;
  track: PoseTrack | null;
  secondLooks: SecondLooks | null;
}): RecordingQuality {
  const { light, shake, sound, track, secondLooks } = told;
  return {
    bright: light && rounded(light.bright),
    burnt: light && rounded(light.burnt),
    shake: shake === null ? null : rounded(shake, 4),
    clipped: sound && rounded(sound.clipped, 4),
    framing: track && roundedFraming(framingOf(track)),
    other_people: secondLooks && { looks: secondLooks.count, seen: secondLooks.others },
  };
}

const roundedFraming = (framing: Framing | null) =>
  framing && {
    size: rounded(framing.size),
    feet_out: rounded(framing.feet_out),
    head_out: rounded(framing.head_out),
  };
