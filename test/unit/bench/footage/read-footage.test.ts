import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFootage } from '../../../../bench/footage/read-footage.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'footage-'));
  for (const name of ['dance.mp4', 'other.mov', 'notes.txt']) {
    await writeFile(path.join(folder, name), '');
  }
});
afterEach(() => rm(folder, { recursive: true }));

const write = (truth: string) => writeFile(path.join(folder, 'truth.json'), truth);
const refusal = () =>
  readFootage(folder).then(
    () => 'none',
    (error: Error) => error.message,
  );

describe('readFootage', () => {
  it('reads what is true of each file, and names the videos of which nothing is told', async () => {
    await write(JSON.stringify({ 'dance.mp4': { as: 'workout', cuts: [] } }));
    const { clips, unknown } = await readFootage(folder);
    expect(clips).toEqual([
      {
        name: 'dance.mp4',
        path: path.join(folder, 'dance.mp4'),
        truth: { as: 'workout', cuts: [], cut_tolerance: 0.2 },
      },
    ]);
    expect(unknown).toEqual(['other.mov']);
  });

  it.each([
    [
      'an unknown field',
      { 'dance.mp4': { cut: [1] } },
      'dance.mp4 has "cut" (did you mean "cuts"?): it takes as, seen,',
    ],
    ['a wrong kind', { 'dance.mp4': { cuts: 3 } }, 'dance.mp4 › cuts must be a list.'],
    [
      'a wrong entry',
      { 'dance.mp4': { cuts: ['1:20'] } },
      'dance.mp4 › cuts › 0 must be a number.',
    ],
    [
      'an unknown type',
      { 'dance.mp4': { as: 'sollo' } },
      'dance.mp4 › as must be one of solo, couple',
    ],
    [
      'a percentage',
      { 'dance.mp4': { seen: { at_least: 85 } } },
      'dance.mp4 › seen › at_least may be at most 1.',
    ],
    [
      'an exercise without a count',
      { 'dance.mp4': { repetitions: [{ name: 'squat' }] } },
      'dance.mp4 › repetitions must be a whole number or a list of exercises',
    ],
    ['a list', [], 'the whole of it must be a JSON object.'],
    ['a file that is not there', { 'gone.mp4': {} }, 'there is no file gone.mp4 beside it'],
  ])('refuses %s, and says where', async (_name, truth, expected) => {
    await write(JSON.stringify(truth));
    expect(await refusal()).toContain(expected);
    expect(await refusal()).toContain(path.join(folder, 'truth.json'));
  });

  it('refuses what is no JSON, a folder without truth, and no folder', async () => {
    expect(await refusal()).toContain(`There is no truth.json in ${folder}`);
    await write('{');
    expect(await refusal()).toContain('truth.json is no JSON');
    await expect(readFootage(path.join(folder, 'none'))).rejects.toThrow('There is no folder');
  });
});
