import { describe, expect, it } from 'vitest';
import { nearName } from '../../../../functions/src/domain/requests/near-name.ts';

const fields = ['analysisType', 'danceType', 'dancers', 'title', 'params', 'video', 'userId'];

describe('nearName', () => {
  it.each([
    ['danceTyp', 'danceType'],
    ['dancetype', 'danceType'],
    ['dance_type', 'danceType'],
    ['dance-type', 'danceType'],
    ['titel', 'title'],
    ['tite', 'title'],
    ['Dancers', 'dancers'],
    ['dancer', 'dancers'],
    ['parms', 'params'],
    ['vidoe', 'video'],
    ['user', 'userId'],
    ['analysis', 'analysisType'],
  ])('takes %s for %s', (given, meant) => {
    expect(nearName(given, fields)).toBe(meant);
  });

  it.each(['colour', 'owner', 'x', '', '_', 'type', 'description', '🕺', 'd'.repeat(10_000)])(
    'takes %s for none',
    (given) => {
      expect(nearName(given, fields)).toBeNull();
    },
  );

  it('knows none among none', () => {
    expect(nearName('title', [])).toBeNull();
  });

  it('takes the nearest of several', () => {
    expect(nearName('start_secnds', ['end_seconds', 'start_seconds'])).toBe('start_seconds');
  });
});
