import { describe, expect, it } from 'vitest';
import {
  checkParameters,
  numberOf,
  originsOf,
  textOf,
} from '../../../functions/src/domain/parameters.ts';

describe('checkParameters', () => {
  it('accepts the defaults', () => {
    expect(checkParameters({})).toEqual([]);
  });

  it.each([
    ['REGION', 'Frankfurt', 'one Cloud region, such as europe-west1'],
    ['MAX_VIDEO_SIZE_MB', '300MB', 'a whole number from 1 to 4000'],
    ['MAX_VIDEO_SIZE_MB', '0', 'a whole number from 1 to 4000'],
    ['MAX_CONCURRENT_PROCESSING', '1.5', 'a whole number from 1 to 1000'],
    ['WORKER_MEMORY_MIB', '3000', '2048 or 4096'],
    ['JUDGES', '0', 'a whole number from 1 to 5'],
    ['JUDGES', '6', 'a whole number from 1 to 5'],
    ['JUDGES', '2.5', 'a whole number from 1 to 5'],
    ['ANALYZER', 'openai', 'auto or gemini or signal'],
    ['GEMINI_USD_PER_MILLION_INPUT', 'free', 'a number from 0 to 10000'],
    ['ALLOWED_ORIGINS', 'https://dance.example/', 'origins parted by commas'],
    ['ALLOWED_ORIGINS', 'https://a.example, https://b.example', 'origins parted by commas'],
  ])('refuses %s "%s"', (name, text, wanted) => {
    const [problem, ...others] = checkParameters({ [name]: text });
    expect(problem).toContain(`${name} is "${text}": it must be ${wanted}`);
    expect(others).toEqual([]);
  });

  it('refuses a combination that cannot fit the memory', () => {
    expect(checkParameters({ MAX_VIDEO_SIZE_MB: '2000' })[0]).toContain('Lower MAX_VIDEO_SIZE_MB');
  });

  it('accepts the same combination in the larger worker', () => {
    expect(checkParameters({ MAX_VIDEO_SIZE_MB: '2000', WORKER_MEMORY_MIB: '4096' })).toEqual([]);
  });
});

describe('reading parameters', () => {
  it('takes the default of one that is blank', () => {
    expect(textOf({ REGION: ' ' }, 'REGION')).toBe('us-central1');
  });

  it('answers NaN for a price that nobody configured', () => {
    expect(numberOf({}, 'GEMINI_USD_PER_MILLION_INPUT')).toBeNaN();
  });

  it('lets in the pages of the project’s own hosting, whatever origins are named', () => {
    const own = ['https://dance.web.app', 'https://dance.firebaseapp.com'];
    expect(originsOf({}, 'dance')).toEqual(own);
    const texts = { ALLOWED_ORIGINS: 'https://a.example,https://b.example' };
    expect(originsOf(texts, 'dance')).toEqual([...own, 'https://a.example', 'https://b.example']);
    expect(originsOf({ ALLOWED_ORIGINS: 'https://dance.web.app' }, 'dance')).toEqual(own);
  });

  it('reads an origin as a browser sends it', () => {
    const texts = { ALLOWED_ORIGINS: 'https://Gym.Example:443,http://bücher.example:8080' };
    expect(originsOf(texts, 'dance').slice(2)).toEqual([
      'https://gym.example',
      'http://xn--bcher-kva.example:8080',
    ]);
  });
});
