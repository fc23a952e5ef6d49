import { describe, expect, it } from 'vitest';
import { followDancers } from '../../../../../functions/src/signal/pose/tracks/follow-dancers.ts';
import {
  labelOf,
  measureDancers,
} from '../../../../../functions/src/signal/pose/tracks/measure-dancers.ts';
import { aspect, type Drawn, inDark, inGray, inLight, looksAt } from './synthesize-looks.ts';

const at = (x: number, clothes: Drawn['clothes']): Drawn => ({ at: () => ({ x }), clothes });
const labelsOf = (drawn: readonly Drawn[], seconds = 4) =>
  measureDancers(followDancers(looksAt(drawn, seconds), { aspect, count: drawn.length })).map(
    ({ body_id, label }) => `${body_id} ${label.text}`,
  );

describe('measureDancers', () => {
  it.each<[string, Drawn[], string[]]>([
    [
      'who stand left and right, in dark and in light',
      [at(0.7, inLight), at(0.3, inDark)],
      ['1 on the left at the start, in dark', '2 on the right at the start, in light'],
    ],
    [
      'who are alike in clothes by where they stand',
      [at(0.3, inDark), at(0.7, inDark)],
      ['1 on the left at the start', '2 on the right at the start'],
    ],
    [
      'three, one of them in neither dark nor light',
      [at(0.2, inGray), at(0.5, inDark), at(0.8, inLight)],
      [
        '1 on the left at the start',
        '2 in the middle at the start, in dark',
        '3 on the right at the start, in light',
      ],
    ],
  ])('names those %s', (_, drawn, labels) => {
    expect(labelsOf(drawn)).toEqual(labels);
  });

  it('says of one whether it was named or alone was seen', () => {
    const alone = { place: 1, of: 1, seconds: null };
    expect(labelOf({ ...alone, clothes: null }).code).toBe('alone');
    expect(labelOf({ ...alone, clothes: 'dark' }, true).code).toBe('named');
  });

  it('names four by their number from the left', () => {
    const third = { place: 3, of: 4, clothes: null };
    expect(labelOf({ ...third, seconds: null })).toEqual({
      code: 'from_left',
      values: { number: 3, of: 4 },
      text: 'number 3 of 4 from the left at the start',
    });
    expect(labelOf({ ...third, clothes: 'dark', seconds: 72.4 })).toEqual({
      code: 'from_left_at_in',
      values: { number: 3, of: 4, clothes: 'dark', seconds: 72.4 },
      text: 'number 3 of 4 from the left at 01:12, in dark',
    });
  });

  const from = (second: number, drawn: Drawn): Drawn => ({
    ...drawn,
    score: (time) => (time < second ? 0 : 0.6),
  });
  const until = (second: number, drawn: Drawn): Drawn => ({
    ...drawn,
    score: (time) => (time < second ? 0.6 : 0),
  });
  it.each<[string, Drawn[], string[]]>([
    [
      'joins one who was alone, at her right',
      [at(0.7, inLight), from(12, at(0.9, inDark))],
      ['1 on the left at 00:12, in light', '2 on the right at 00:12, in dark'],
    ],
    [
      'is missed in the first looks',
      [at(0.7, inLight), from(0.7, at(0.9, inDark))],
      ['1 on the left at the start, in light', '2 on the right at the start, in dark'],
    ],
    [
      'comes when the other has left',
      [until(6, at(0.7, inLight)), from(10, at(0.3, inDark))],
      ['1 on the left at 00:10, in dark', '2 on the right at the start, in light'],
    ],
  ])('says when they stand so where one %s', (_, drawn, labels) => {
    expect(labelsOf(drawn, 16)).toEqual(labels);
  });

  it('reads each by what is seen of it alone', () => {
    const rarely = { ...at(0.7, inLight), score: (time: number) => (time < 2 ? 0.6 : 0) };
    const followed = followDancers(looksAt([at(0.3, inDark), rarely], 4), { aspect, count: 2 });
    const [left, right] = measureDancers(followed);
    expect([left?.seen, right?.seen]).toEqual([1, 0.5]);
    expect(left?.extension?.value).toBeGreaterThan(0.5);
  });
});
