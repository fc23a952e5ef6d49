import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type DecodedCodec,
  pictureCodecs,
  soundCodecs,
} from '../../../functions/src/domain/video/decoded-codecs.ts';
import { maxPixels } from '../../../functions/src/domain/video/ffmpeg-arguments.ts';
import { ROOT } from '../../../scripts/stack/paths.ts';

const page = readFileSync(path.join(ROOT, 'docs', 'formats.md'), 'utf8');

const rowOf = ({ name, writtenBy, codec, decoders }: DecodedCodec) =>
  `| ${name} | ${writtenBy} | \`${codec}\` | ${decoders.map((decoder) => `\`${decoder}\``).join(' ')} |`;

/** The rows of the table under a heading. */
function rowsUnder(heading: string): string[] {
  const [, section = ''] = page.split(`## ${heading}\n`);
  const lines = (section.split('\n## ')[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('|'));
  return lines.slice(2);
}

describe('docs/formats.md', () => {
  it.each([
    ['Pictures', pictureCodecs],
    ['Sound', soundCodecs],
  ])('lists what is decoded, in the order of the data: %s', (heading, codecs) => {
    expect(rowsUnder(heading)).toEqual(codecs.map(rowOf));
  });

  it('names the largest picture that is taken', () => {
    expect(maxPixels).toBe(4096 * 4096);
    expect(page).toContain('4096 x 4096 at most');
  });

  it('is found from the README', () => {
    expect(readFileSync(path.join(ROOT, 'README.md'), 'utf8')).toContain('(docs/formats.md)');
  });
});
