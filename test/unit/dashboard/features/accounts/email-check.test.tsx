// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { act, cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EmailCheck } from '../../../../../dashboard/features/accounts/email-check.tsx';
import type { Person } from '../../../../../dashboard/firebase/session.tsx';
import { noteVerificationAsked } from '../../../../../dashboard/firebase/verification-asked.ts';
import { settings } from '../../../../../dashboard/settings.ts';

const builtWith = { ...settings };
beforeEach(() => {
  vi.stubGlobal('fetch', () => Promise.reject(new Error('There is no service here.')));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  Object.assign(settings, builtWith);
});

const waysIn = { password: true, google: false };
const person = (changes: Partial<Person> = {}): Person => ({
  ...{ userId: 'dancer', email: 'dancer@example.org', isAdmin: false, isVerified: false, waysIn },
  ...changes,
});
const shown = (who: Person) => (
  <MantineProvider env="test">
    <EmailCheck person={who} />
  </MantineProvider>
);
function show(who: Person) {
  const { container, rerender } = render(shown(who));
  const text = () => container.querySelector('[role=status]')?.textContent ?? '';
  return { text, become: (now: Person) => rerender(shown(now)) };
}
const first = 'Confirm your email address first';

describe('the notice about an email that is not verified', () => {
  it('is there from the start where the build says that it is needed', () => {
    Object.assign(settings, { requireVerifiedEmail: true });
    const { text } = show(person());
    expect(text()).toContain(first);
    expect(text()).toContain('dancer@example.org');
    expect(text()).toContain('Send me the mail');
  });

  it('says so where there is no email to send one to', () => {
    Object.assign(settings, { requireVerifiedEmail: true });
    const { text } = show(person({ email: null }));
    expect(text()).toContain('no email address that could be confirmed');
    expect(text()).not.toContain('Send me the mail');
  });

  it('never troubles who is verified', () => {
    Object.assign(settings, { requireVerifiedEmail: true });
    expect(show(person({ isVerified: true })).text()).toBe('');
  });

  it('is not there until the service has asked; then it is, and tells when all is well', () => {
    const { text, become } = show(person());
    expect(text()).toBe('');
    act(noteVerificationAsked);
    expect(text()).toContain(first);
    become(person({ isVerified: true }));
    expect(text()).toContain('Your email address is confirmed');
    expect(text()).not.toContain(first);
  });
});
