import { describe, expect, it } from 'vitest';
import { asAppError } from '../../functions/src/domain/errors.ts';
import { mediaWorkshop, never } from '../support/media-workshop.ts';
import { clipBy, encodersOfOtherPictures } from '../support/other-codecs.ts';

const { media, clipPath } = mediaWorkshop();
const encoders = await encodersOfOtherPictures();
const letters = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

const containers = ['mov', 'mkv', 'avi'];
/** Each begins with another, so that all of them have their turn. */
const orderFor = (place: number) => [
  ...containers.slice(place % containers.length),
  ...containers.slice(0, place % containers.length),
];

describe('a picture in what no camera or editor writes', () => {
  const named = new Set<string>();

  it.each(encoders.map((each, place) => [each.encoder, each, place] as const))(
    'ends as unsupported_format, named, where a container takes it: %s',
    async (_name, encoder, place) => {
      for (const container of orderFor(place)) {
        const clip = await clipBy(encoder, clipPath(''), container);
        if (clip === null) continue;
        const probing = media.probe(clip.path, never).then(() => new Error('It was taken.'));
        const { code, message } = asAppError(await probing.catch((error: unknown) => error));
        expect(code).toBe('unsupported_format');
        const [, name = ''] = /recorded in (.*), which we do not read/.exec(message) ?? [];
        expect(letters(name)).toContain(letters(clip.codec));
        named.add(clip.codec);
        return;
      }
    },
  );

  it('is what this ffmpeg writes dozens of', () => {
    expect(named.size).toBeGreaterThan(40);
  });
});
