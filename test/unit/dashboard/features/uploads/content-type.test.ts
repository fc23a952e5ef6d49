import { describe, expect, it } from 'vitest';
import { contentTypeOf } from '../../../../../dashboard/features/uploads/content-type.ts';
import { allowedContentTypes } from '../../../../../functions/src/contract/video-types.ts';

describe('contentTypeOf', () => {
  it.each(allowedContentTypes)('passes on %s, which the service takes', (type) => {
    expect(contentTypeOf({ name: 'dance', type })).toBe(type);
  });

  it.each([
    ['a type with parameters', 'dance.webm', 'video/webm;codecs=vp9', 'video/webm'],
    ['capitals', 'dance.MOV', 'Video/QuickTime', 'video/quicktime'],
    ['a file that the browser has no type for', 'dance.MKV', '', 'video/x-matroska'],
    ['a type of the browser’s own', 'dance.ts', 'video/vnd.dlna.mpeg-tts', 'video/mp2t'],
  ])('tells %s', (_what, name, type, expected) => {
    expect(contentTypeOf({ name, type })).toBe(expected);
  });

  it.each([
    ['a document', 'steps.pdf', 'application/pdf'],
    ['sound', 'song.mp3', 'audio/mpeg'],
    ['a picture that is called a video', 'dance.mp4', 'image/png'],
    ['a video that the service does not take', 'dance.ogv', 'video/ogg'],
    ['a name without an extension', 'dance', ''],
    ['the name of a property of every object', 'dance.constructor', ''],
  ])('refuses %s', (_what, name, type) => {
    expect(contentTypeOf({ name, type })).toBe(null);
  });
});
