import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowedContentTypes, contentTypeOf } from '../../../functions/src/contract/video-types.ts';

/** What a client says of its video, and the name that it may give; by what it is read as. */
const clients: [from: string, type: string, name: string | undefined, readAs: string][] = [
  ['Chrome’s MediaRecorder', 'video/webm;codecs=vp9,opus', undefined, 'video/webm'],
  ['Firefox’s MediaRecorder', 'video/webm; codecs="vp8, opus"', 'blob', 'video/webm'],
  ['Safari’s MediaRecorder', 'video/mp4; codecs="avc1.42000a,mp4a.40.2"', 'blob', 'video/mp4'],
  ['Chrome’s recorder of Matroska', 'video/x-matroska;codecs=avc1', 'blob', 'video/x-matroska'],
  ['a parameter before a blank', 'video/mp4 ;charset=UTF-8', undefined, 'video/mp4'],
  ['capitals', 'VIDEO/MP4', undefined, 'video/mp4'],
  ['capitals and blanks', '  Video/QuickTime\t', undefined, 'video/quicktime'],
  ['Chrome 146', 'video/matroska', 'dance.mkv', 'video/x-matroska'],
  ['an old registry', 'application/x-matroska', undefined, 'video/x-matroska'],
  ['an extension for a subtype', 'video/mkv', undefined, 'video/x-matroska'],
  ['Linux', 'video/vnd.avi', 'dance.avi', 'video/x-msvideo'],
  ['Windows', 'video/avi', 'dance.avi', 'video/x-msvideo'],
  ['Java', 'application/x-troff-msvideo', undefined, 'video/x-msvideo'],
  ['IE’s heirs', 'video/msvideo', undefined, 'video/x-msvideo'],
  ['shared-mime-info', 'video/x-avi', undefined, 'video/x-msvideo'],
  ['a hand-written iOS client', 'video/mov', 'IMG_0001.MOV', 'video/quicktime'],
  ['another', 'video/x-quicktime', undefined, 'video/quicktime'],
  ['QuickTime’s first extension', 'video/qt', undefined, 'video/quicktime'],
  ['IANA’s other one', 'application/mp4', undefined, 'video/mp4'],
  ['Android’s old camera', 'video/mpeg4', undefined, 'video/mp4'],
  ['shared-mime-info again', 'video/mp4v-es', undefined, 'video/mp4'],
  ['iTunes', 'video/x-m4v', 'film.m4v', 'video/x-m4v'],
  ['a shorter m4v', 'video/m4v', undefined, 'video/x-m4v'],
  ['Chrome on Windows', 'video/vnd.dlna.mpeg-tts', '00001.MTS', 'video/mp2t'],
  ['a camcorder’s', 'video/m2ts', undefined, 'video/mp2t'],
  ['another camcorder’s', 'video/x-mts', undefined, 'video/mp2t'],
  ['RFC 3555', 'video/MP2T', undefined, 'video/mp2t'],
  ['MPEG by another name', 'video/mpg', undefined, 'video/mpeg'],
  ['MPEG by its version', 'video/x-mpeg2', undefined, 'video/mpeg'],
  ['a DVD', 'video/x-ms-vob', 'VTS_01_1.VOB', 'video/mpeg'],
  ['an old telephone', 'video/3gp', undefined, 'video/3gpp'],
  ['a newer one', 'video/3gpp2', undefined, 'video/3gpp2'],
  ['Flash', 'video/flv', undefined, 'video/x-flv'],
  ['Flash on Linux', 'flv-application/octet-stream', undefined, 'video/x-flv'],
  ['Flash’s later container', 'video/x-f4v', 'a.f4v', 'video/mp4'],
  ['Python of a telephone’s', 'audio/3gpp', 'dance.3gp', 'video/3gpp'],
  ['Python, with no name', 'audio/3gpp2', undefined, 'video/3gpp2'],
  ['Python of a camcorder’s', 'model/vnd.mts', '00001.mts', 'video/mp2t'],
  ['Python on Debian', 'text/vnd.trolltech.linguist', 'dance.ts', 'video/mp2t'],
  ['an editor’s machine', 'application/typescript', 'dance.ts', 'video/mp2t'],
  ['curl', 'application/octet-stream', 'dance.mp4', 'video/mp4'],
  ['a part without a type', 'text/plain', 'DANCE.MOV', 'video/quicktime'],
  ['a browser that knows no type', '', 'my.dance.mkv', 'video/x-matroska'],
  ['Retrofit', 'multipart/form-data', 'dance.mov', 'video/quicktime'],
  ['React Native', 'video', 'dance.mp4', 'video/mp4'],
  ['a wildcard', 'video/*', 'dance.webm', 'video/webm'],
  ['any wildcard', '*/*', 'dance.avi', 'video/x-msvideo'],
  ['a type of nobody’s', 'binary/octet-stream', 'dance.m2ts', 'video/mp2t'],
  ['sound, of what is called a video', 'audio/mp4', 'dance.mp4', 'video/mp4'],
  ['a bare extension', 'mp4', undefined, 'video/mp4'],
  ['a bare extension with its dot', '.MOV', undefined, 'video/quicktime'],
  ['a mail program', 'application/octet-stream; name="my dance.mov"', undefined, 'video/quicktime'],
  [
    'a mail program, unquoted',
    'application/octet-stream;name=a.mkv',
    undefined,
    'video/x-matroska',
  ],
];

describe('contentTypeOf', () => {
  it.each(clients)('reads %s: %s of a file %s is %s', (_from, type, name, readAs) => {
    expect(contentTypeOf({ type, ...(name !== undefined && { name }) })).toBe(readAs);
  });

  it.each(allowedContentTypes)('reads %s as itself, whatever the name', (type) => {
    expect(contentTypeOf({ type })).toBe(type);
    expect(contentTypeOf({ type, name: 'dance.txt' })).toBe(type);
    expect(contentTypeOf({ type, name: 'dance.mp4' })).toBe(type);
  });

  it.each([
    ['a document', 'application/pdf', 'steps.pdf'],
    ['sound', 'audio/mpeg', 'song.mp3'],
    ['sound in a video’s container', 'audio/mp4', 'song.m4a'],
    ['a picture', 'image/png', 'dance.png'],
    ['a picture that is called a video', 'image/jpeg', 'dance.mp4'],
    ['a video that is not taken', 'video/ogg', 'dance.ogv'],
    ['a playlist', 'application/vnd.apple.mpegurl', 'dance.m3u8'],
    ['bytes without a name', 'application/octet-stream', undefined],
    ['nothing at all', '', undefined],
    ['a wildcard without a name', 'video/*', 'blob'],
    ['a name without an extension', '', 'mp4'],
    ['an extension of nothing', '', 'dance.'],
    ['a name of every object’s', 'constructor', 'dance.constructor'],
    ['another', 'video/toString', 'dance.__proto__'],
  ])('reads %s as none', (_what, type, name) => {
    expect(contentTypeOf({ type, ...(name !== undefined && { name }) })).toBeNull();
  });

  it('reads what it answers as the same again, with any parameters and in any case', () => {
    const spelled = fc
      .tuple(fc.constantFrom(...allowedContentTypes), fc.string(), fc.array(fc.boolean()))
      .map(([type, parameters, capitals]) => ({
        type,
        spelling: `${[...type].map((letter, at) => (capitals[at] ? letter.toUpperCase() : letter)).join('')};${parameters}`,
      }));
    fc.assert(
      fc.property(spelled, ({ type, spelling }) => {
        expect(contentTypeOf({ type: spelling })).toBe(type);
      }),
    );
  });

  it('answers one of ours or null, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (type, name) => {
        expect([...allowedContentTypes, null]).toContain(contentTypeOf({ type, name }));
      }),
    );
  });
});
