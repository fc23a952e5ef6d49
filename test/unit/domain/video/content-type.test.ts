import { describe, expect, it } from 'vitest';
import { allowedContentTypes } from '../../../../functions/src/contract/video-types.ts';
import { contentTypeOf } from '../../../../functions/src/domain/video/content-type.ts';

describe('contentTypeOf', () => {
  it('believes what a file says that it is', () => {
    const file = { contentType: 'video/webm', fileName: 'dance.mp4' };
    expect(contentTypeOf(file)).toBe('video/webm');
  });

  it.each([
    ['dance.mp4', 'video/mp4'],
    ['DANCE.MOV', 'video/quicktime'],
    ['my.dance.mkv', 'video/x-matroska'],
  ])(
    'reads from the name of %s that it is %s where the file says nothing',
    (fileName, expected) => {
      for (const contentType of ['application/octet-stream', 'text/plain']) {
        expect(contentTypeOf({ contentType, fileName })).toBe(expected);
      }
    },
  );

  it.each(['dance', 'dance.', 'dance.txt', 'dance.constructor', ''])(
    'leaves a file named "%s" the type that nobody takes',
    (fileName) => {
      const found = contentTypeOf({ contentType: 'application/octet-stream', fileName });
      expect(allowedContentTypes).not.toContain(found);
    },
  );
});
