import { describe, expect, it } from 'vitest';
import { withhold } from '../../../functions/src/domain/withhold.ts';

const jwt = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.';

describe('withhold', () => {
  it.each([
    { what: 'a token', text: `Decoding ${jwt} failed`, kept: 'Decoding (token) failed' },
    { what: 'an Authorization header', text: 'Bearer abc.def', kept: 'Bearer (token)' },
    {
      what: 'the query of a signed URL',
      text: 'GET "https://storage.example/b/o?X-Goog-Signature=abc&b=c" failed',
      kept: 'GET "https://storage.example/b/o?(withheld)" failed',
    },
    {
      what: 'an e-mail address',
      text: 'No such user: a.dancer+1@gym.example.org.',
      kept: 'No such user: (address).',
    },
  ])('leaves $what out', ({ text, kept }) => {
    expect(withhold(text)).toBe(kept);
  });

  it('leaves other text as it is', () => {
    const text = 'ffmpeg ended with code 1: moov atom not found? at 00:01, 720@30';
    expect(withhold(text)).toBe(text);
  });
});
