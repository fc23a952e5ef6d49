import { describe, expect, it } from 'vitest';
import { codecName } from '../../../../functions/src/domain/video/codec-names.ts';
import { chooseTracks, type Track } from '../../../../functions/src/domain/video/tracks.ts';

function tracks(...changes: Partial<Track>[]): Track[] {
  return changes.map((change, index) => ({
    index,
    kind: 'picture',
    isDecodable: true,
    isShapeless: false,
    isAttached: false,
    isDefault: false,
    pixels: change.kind === 'sound' ? 0 : 640 * 360,
    packets: 240,
    seconds: 8,
    codecName: 'H.264',
    ...change,
  }));
}
const sound = { kind: 'sound', codecName: 'AAC' } as const;
const unknown = { isDecodable: false, codecName: 'DISH' };

describe('chooseTracks', () => {
  it.each<[string, Track[], number]>([
    ['the one there is', tracks({}, sound), 0],
    ['the one that can be decoded', tracks(unknown, {}, sound), 1],
    ['the video, not the thumbnail before it', tracks({ seconds: 0.04, pixels: 14_400 }, {}), 1],
    ['the video, not the cover', tracks({ isAttached: true, pixels: 4_000_000 }, {}), 1],
    ['the one that has packets', tracks({ packets: 0, seconds: 0 }, {}), 1],
    ['the longest', tracks({ seconds: 3, pixels: 2_000_000 }, {}), 1],
    ['the largest of those as long', tracks({ pixels: 14_400, seconds: 8.1 }, {}), 1],
    ['the default one of those as large', tracks({}, { isDefault: true }), 1],
    ['the first of those alike', tracks({}, {}), 0],
    ['one of a single picture', tracks({ packets: 1, seconds: 0 }, sound), 0],
  ])('takes %s', (_name, given, index) => {
    expect(chooseTracks(given).picture.index).toBe(index);
  });

  it.each<[string, Track[], number[]]>([
    ['what can be decoded', tracks({}, { ...sound, ...unknown }, sound), [2]],
    ['what has packets', tracks({}, { ...sound, packets: 0 }, sound), [2]],
    ['the default one first', tracks({}, sound, { ...sound, isDefault: true }), [2, 1]],
    ['the music, not a beep before it', tracks({}, { ...sound, seconds: 0.5 }, sound), [2]],
    ['nothing of none', tracks({}), []],
  ])('hears %s', (_name, given, indices) => {
    expect(chooseTracks(given).sounds.map(({ index }) => index)).toEqual(indices);
  });

  it('names the sound that is lost, where there is no other', () => {
    const lost = { ...sound, isDecodable: false, codecName: 'APAC' };
    expect(chooseTracks(tracks({}, lost)).undecodedSound).toBe('APAC');
    expect(chooseTracks(tracks({}, lost, sound)).undecodedSound).toBeNull();
    expect(chooseTracks(tracks({}, { ...lost, packets: 0 })).undecodedSound).toBeNull();
  });

  it.each<[string, Track[], string]>([
    ['a picture that cannot be decoded', tracks(unknown, sound), 'unsupported_format'],
    ['the same without sound', tracks(unknown), 'unsupported_format'],
    ['the same beside a thumbnail', tracks(unknown, { seconds: 0.04 }), 'unsupported_format'],
    ['sound alone', tracks(sound), 'video_has_no_picture'],
    ['sound with a cover', tracks({ isAttached: true }, sound), 'video_has_no_picture'],
    ['nothing', [], 'video_unreadable'],
    ['a picture of which no size is told', tracks({ isShapeless: true }), 'video_unreadable'],
    ['a picture track without packets', tracks({ packets: 0 }, sound), 'video_unreadable'],
  ])('refuses %s', (_name, given, code) => {
    expect(() => chooseTracks(given)).toThrowError(expect.objectContaining({ code }));
  });

  it('says what the video is recorded in, and what to export instead', () => {
    const rawVideo = { isDecodable: false, codecName: codecName(null, 'aprn') };
    expect(() => chooseTracks(tracks(rawVideo))).toThrowError(
      'The video is recorded in Apple ProRes RAW, which we do not read. ' +
        'Please export it as H.264 or HEVC (MP4 or MOV) and upload that.',
    );
  });
});

describe('codecName', () => {
  it.each<[string | null, string | null, string]>([
    ['vvc', 'vvc1', 'H.266 (VVC)'],
    [null, 'apv1', 'APV'],
    ['mpegh_3d_audio', 'mhm1', 'MPEG-H 3D Audio'],
    ['indeo5', 'IV50', 'INDEO5'],
    [null, '[3][0][0][0]', 'an unknown format'],
    [null, null, 'an unknown format'],
  ])('of %s and %s is %s', (codec, tag, name) => {
    expect(codecName(codec, tag)).toBe(name);
  });
});
