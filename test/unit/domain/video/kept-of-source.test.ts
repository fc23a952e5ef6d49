import { expect, it } from 'vitest';
import { nothingMeasured } from '../../../../functions/src/contract/measurements.ts';
import { keptOfSource } from '../../../../functions/src/domain/video/kept-of-source.ts';

const quality = { bright: 0.6, burnt: 0, shake: 0, framing: null, other_people: null };
const measured = (undecoded_sound: string | null, clipped: number | null) => ({
  ...nothingMeasured,
  ...{ undecoded_sound, recording_quality: { ...quality, clipped } },
});

it.each([
  ['cut tops', measured(null, 0.1), measured(null, 0), measured(null, 0.1)],
  ['no cut tops', measured(null, 0), measured(null, 0.1), measured(null, 0)],
  [
    'sound that is not in the proxy',
    measured('AC-4', null),
    measured(null, null),
    measured('AC-4', null),
  ],
  ['nothing of its tops', nothingMeasured, measured(null, 0.1), measured(null, null)],
  [
    'something where the proxy tells nothing',
    measured(null, 0.1),
    nothingMeasured,
    nothingMeasured,
  ],
])('keeps that the source told %s', (_, before, inProxy, kept) => {
  expect(keptOfSource(inProxy, before)).toEqual(kept);
});
