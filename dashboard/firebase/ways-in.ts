import type { User } from 'firebase/auth';

/** How an account can sign in, of what this page knows. */
export interface WaysIn {
  password: boolean;
  google: boolean;
}

export function waysIn({ providerData }: Pick<User, 'providerData'>): WaysIn {
  const providers = providerData.map(({ providerId }) => providerId);
  return { password: providers.includes('password'), google: providers.includes('google.com') };
}
