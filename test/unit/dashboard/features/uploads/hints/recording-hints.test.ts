import { describe, expect, it } from 'vitest';
import {
  type SeenVideo,
  unseen,
} from '../../../../../../dashboard/features/uploads/hints/look-at-video.ts';
import { recordingHints } from '../../../../../../dashboard/features/uploads/hints/recording-hints.ts';
import { profiles } from '../../../../../../functions/src/contract/profiles/all.ts';
import type { AnalysisType } from '../../../../../../functions/src/contract/vocabulary.ts';

const fine: SeenVideo = { size: { width: 1280, height: 720 }, bright: 0.8, hasSound: true };

describe('recordingHints', () => {
  it.each<[string, AnalysisType, number | null, Partial<SeenVideo>, string[]]>([
    ['a good video', 'solo', 30, {}, []],
    ['what this browser cannot play', 'solo', null, unseen, []],
    ['six seconds', 'solo', 6, {}, ['too_short']],
    ['six seconds of a workout', 'workout', 6, {}, []],
    ['a small picture', 'couple', 30, { size: { width: 320, height: 240 } }, ['low_resolution']],
    [
      'a small picture, upright',
      'solo',
      30,
      { size: { width: 202, height: 360 } },
      ['low_resolution'],
    ],
    ['the night', 'group', 30, { bright: 0.08 }, ['too_dark']],
    ['a dim room', 'group', 30, { bright: 0.2 }, []],
    ['no sound', 'highlights', 30, { hasSound: false }, ['no_sound']],
    ['no sound of a workout', 'workout', 30, { hasSound: false }, []],
    ['a browser that cannot tell of sound', 'solo', 30, { hasSound: null }, []],
  ])('tells of %s', (_what, type, seconds, seen, codes) => {
    const hints = recordingHints(profiles[type], seconds, { ...fine, ...seen });
    expect(hints.map(({ code }) => code)).toEqual(codes);
  });
});
