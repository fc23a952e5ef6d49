import { describe, expect, it } from 'vitest';
import { parseVideoUrl } from '../../../scripts/migrate/video-address.ts';

const object = { bucket: 'old.appspot.com', path: 'uploads/a b.mp4' };
const download =
  'https://firebasestorage.googleapis.com/v0/b/old.appspot.com/o/uploads%2Fa%20b.mp4?alt=media&token=t';

describe('parseVideoUrl', () => {
  it.each([
    ['a gs:// address', 'gs://old.appspot.com/uploads/a b.mp4', { object, url: null }],
    ['a download URL', download, { object, url: download }],
    [
      'a path of the old API',
      '/v0/b/old.appspot.com/o/uploads%2Fa%20b.mp4?alt=media',
      { object, url: null },
    ],
    [
      'a Cloud Storage URL',
      'https://storage.googleapis.com/old.appspot.com/uploads/a%20b.mp4',
      {
        object,
        url: 'https://storage.googleapis.com/old.appspot.com/uploads/a%20b.mp4',
      },
    ],
    [
      "a bucket's own host",
      'https://old.appspot.com.storage.googleapis.com/uploads/a%20b.mp4',
      {
        object,
        url: 'https://old.appspot.com.storage.googleapis.com/uploads/a%20b.mp4',
      },
    ],
    [
      'an address elsewhere',
      'https://videos.example/a.mp4',
      { object: null, url: 'https://videos.example/a.mp4' },
    ],
  ])('reads %s', (_name, text, expected) => {
    expect(parseVideoUrl(text)).toEqual(expected);
  });

  it.each([
    '',
    'uploads/a.mp4',
    'gs://bucket-alone',
    'http://videos.example/a.mp4',
    'file:///etc/passwd',
    'https://localhost/a.mp4',
    'https://10.0.0.1/a.mp4',
    'https://[::1]/a.mp4',
    'https://metadata.google.internal/computeMetadata/v1/',
    'https://user:secret@videos.example/a.mp4',
    '/v0/b/bucket/o/%E0%A4%A',
  ])('fetches nothing for "%s"', (text) => {
    expect(parseVideoUrl(text)).toBeNull();
  });
});
