import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRecord } from '../../../../../dashboard/features/uploads/read-record.ts';
import { ended } from '../../../../../dashboard/features/uploads/remembered-upload.ts';
import { openUpload } from './build-upload.ts';

describe('readRecord', () => {
  it.each([
    ['open', openUpload()],
    ['ended', ended(openUpload(), 'lost')],
    [
      'of marked dancers',
      openUpload({ choices: { ...openUpload().choices, dancersFollowed: [{ x: 0.2, y: 1 }] } }),
    ],
    [
      'of a video of unknown length',
      openUpload({ video: { ...openUpload().video, durationSeconds: null } }),
    ],
  ])('reads what was written of an upload that is %s', (_what, upload) => {
    expect(readRecord(JSON.stringify(upload))).toEqual(upload);
  });

  it('reads one of before dancers could be marked, with nobody marked', () => {
    const { dancersFollowed: _none, ...choices } = openUpload().choices;
    expect(readRecord(JSON.stringify({ ...openUpload(), choices }))).toEqual(openUpload());
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '{"version":1'],
    ['null', 'null'],
    ['another version', JSON.stringify({ ...openUpload(), version: 2 })],
    ['one field too many', JSON.stringify({ ...openUpload(), more: 1 })],
    ['no user', JSON.stringify({ ...openUpload(), userId: '' })],
    ['an id that is a path', JSON.stringify({ ...openUpload(), analysisId: '../x' })],
    ['an id that Firestore keeps for itself', JSON.stringify(openUpload({ analysisId: '__x__' }))],
    ['a mark outside the picture', change(['choices', 'dancersFollowed'], [{ x: 2, y: 0 }])],
    ['an unknown type', change(['choices', 'analysisType'], 'karaoke')],
    ['an address that is a script', change(['state', 'url'], 'javascript:alert(1)')],
    ['a hash that is none', change(['video', 'headHash'], 'abc')],
    ['a size that is none', change(['video', 'sizeBytes'], 0)],
    ['a moment that is none', change(['startedAtMs'], 'yesterday')],
  ])('drops %s', (_what, text) => {
    expect(readRecord(text)).toBeNull();
  });

  it('drops a record of which any part is missing', () => {
    const whole = openUpload();
    for (const key of Object.keys(whole)) {
      const { [key]: _gone, ...rest } = whole as unknown as Record<string, unknown>;
      expect(readRecord(JSON.stringify(rest)), key).toBeNull();
    }
  });

  it('throws at nothing, whatever stands there', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readRecord(text)).toBeNull();
      }),
    );
  });
});

/** A record with one value changed, as text. */
function change(path: string[], value: unknown): string {
  const copy = structuredClone(openUpload()) as unknown as Record<string, never>;
  let place: Record<string, unknown> = copy;
  for (const key of path.slice(0, -1)) place = place[key] as Record<string, unknown>;
  place[path.at(-1) ?? ''] = value;
  return JSON.stringify(copy);
}
