import { type Client, signedOut, signUp, signUpAdmin } from '../support/client.ts';

export const roles = ['owner', 'admin', 'stranger', 'signed-out'] as const;

export type Role = (typeof roles)[number];
export type People = Record<Role, Client>;

export async function gatherPeople(): Promise<People> {
  const [owner, admin, stranger, nobody] = await Promise.all([
    signUp(),
    signUpAdmin(),
    signUp(),
    signedOut(),
  ]);
  return { owner, admin, stranger, 'signed-out': nobody };
}

/** Answers the code of the refusal, or `allowed`. */
export async function outcomeOf(attempt: Promise<unknown>): Promise<string> {
  return attempt.then(
    () => 'allowed',
    (error: { code?: string }) => error.code ?? String(error),
  );
}

/** One row per role: whether it is among `readers`, for titles and for the expected code. */
export function verdicts(
  readers: readonly Role[],
): { role: Role; verdict: string; code: string }[] {
  return roles.map((role) =>
    readers.includes(role)
      ? { role, verdict: 'open', code: 'allowed' }
      : { role, verdict: 'closed', code: 'permission-denied' },
  );
}
