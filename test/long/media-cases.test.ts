import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clockCases } from '../support/media-cases/clock-cases.ts';
import { expectCase } from '../support/media-cases/expect-case.ts';
import { film } from '../support/media-cases/film.ts';
import { editedMov, trimmedContainers } from '../support/media-cases/part-cases.ts';
import { pictureCases } from '../support/media-cases/picture-cases.ts';
import { prepareCase } from '../support/media-cases/prepare-case.ts';
import { secondsShown } from '../support/media-cases/read-proxy.ts';
import { trackCases } from '../support/media-cases/track-cases.ts';

const byName = <Case extends { name: string }>(cases: readonly Case[]) =>
  cases.map((each) => [each.name, each] as const);

describe('a file as it comes from the field', () => {
  it.each(byName([...trackCases, ...pictureCases, ...clockCases]))(
    'ends as its recipe says: %s',
    (_name, given) => expectCase(given),
  );
});

describe('a part of a video', () => {
  const hidden = (given: object) => ('hiddenSeconds' in given ? Number(given.hiddenSeconds) : 0);

  it.each(byName([...trimmedContainers, editedMov]))(
    'begins and ends at the seconds that were asked for: %s',
    async (_name, given) => {
      for (const [start, end] of [
        [7.3, 10.3],
        [3, 4.5],
        [12.1, 13.4],
      ] as const) {
        const trim = { start_seconds: start, end_seconds: end };
        const { frames, measurements } = await prepareCase(given, trim);
        const shown = [frames.at(0), frames.at(-1)].map((frame) => frame && secondsShown(frame));
        expect(Math.abs((shown[0] ?? 0) - hidden(given) - start)).toBeLessThan(0.1);
        expect(Math.abs((shown[1] ?? 0) - hidden(given) - end)).toBeLessThan(0.1);
        expect(measurements.loudness_dbfs).toBeGreaterThan(-60);
      }
    },
  );
});

describe('sound that ends before the part', () => {
  it('is no sound that was lost', async () => {
    const given = {
      name: 'short sound',
      contentType: 'video/mp4',
      make: (folder: string) => film(join(folder, 'short.mp4'), { sound: 'atrim=end=2' }),
    };
    const { measurements } = await prepareCase(given, { start_seconds: 4, end_seconds: 7 });
    expect(measurements).toMatchObject({ loudness_dbfs: null, undecoded_sound: null });
  });
});
