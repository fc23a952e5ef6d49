import type { App } from 'firebase-admin/app';
import { getAuth } from 'firebase-admin/auth';
import type { Accounts } from '../workflows/ports/accounts.ts';

/** Longer ones the Auth service gives nobody, and refuses to look for. */
const longestUid = 128;

export function createAccounts(app: App): Accounts {
  return {
    async read(userId) {
      try {
        const { email = null } = await getAuth(app).getUser(userId);
        return { userId, email };
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    async existing(userIds) {
      const possible = userIds.filter((uid) => uid !== '' && uid.length <= longestUid);
      if (possible.length === 0) return new Set();
      const { users } = await getAuth(app).getUsers(possible.map((uid) => ({ uid })));
      return new Set(users.map(({ uid }) => uid));
    },
    async remove(userId) {
      try {
        await getAuth(app).deleteUser(userId);
      } catch (error) {
        if (!isMissing(error)) throw error;
      }
    },
  };
}

const missingCodes: readonly unknown[] = ['auth/user-not-found', 'auth/invalid-uid'];

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && missingCodes.includes(error.code);
}
