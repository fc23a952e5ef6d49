import { describe, expect, it } from 'vitest';
import {
  describeFarewell,
  describeLoss,
  describeWaysIn,
} from '../../../../../../dashboard/features/accounts/own/account-words.ts';

describe('what is said of deleting an account', () => {
  it.each([
    [null, 'All analyses with their videos'],
    [0, 'All analyses with their videos'],
    [1, 'Your analysis with its video'],
    [12, 'Your 12 analyses with their videos'],
  ])('names what goes, of %s analyses', (count, words) => {
    expect(describeLoss(count)).toMatch(new RegExp(`^${words}, scores and reports, your notes`));
  });

  it.each([
    [0, 'It had no analyses.'],
    [1, 'Its analysis, with its video and reports, is being removed now'],
    [12, 'Its 12 analyses, with their videos and reports, are being removed now'],
  ])('says afterwards what becomes of %s analyses', (count, words) => {
    expect(describeFarewell(count)).toContain(words);
  });
});

describe('what is said of signing in', () => {
  const of = (email: string | null, password: boolean, google: boolean) =>
    describeWaysIn({
      ...{ userId: 'dancer', email, isAdmin: false, isVerified: true },
      waysIn: { password, google },
    });

  it('names the email and Google, where they are ways in', () => {
    expect(of('a@b.example', true, false)).toBe('You sign in with a@b.example.');
    expect(of('a@b.example', true, true)).toBe('You sign in with a@b.example or with Google.');
    expect(of('a@b.example', false, true)).toBe('You sign in with Google, as a@b.example.');
    expect(of(null, false, false)).toBe('Your account is dancer.');
  });
});
