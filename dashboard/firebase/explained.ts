import { FirebaseError } from 'firebase/app';

/** https://firebase.google.com/docs/reference/js/auth#autherrorcodes */
const messages: Readonly<Record<string, string>> = {
  'auth/invalid-credential': 'This email and password do not belong together.',
  'auth/user-not-found': 'There is no account with this email. Create one below.',
  'auth/wrong-password': 'This email and password do not belong together.',
  'auth/user-disabled': 'This account has been disabled. Ask whoever runs this service.',
  'auth/user-token-expired': 'You have been signed out. Sign in again, then try again.',
  'auth/requires-recent-login': 'Sign out and in again first: this needs a sign-in of just now.',
  'auth/invalid-email': 'This is not an email address.',
  'auth/invalid-new-email': 'This is not an email address.',
  'auth/missing-new-email': 'Write the new email address first.',
  'auth/email-already-in-use': 'There is an account with this email already. Sign in instead.',
  'auth/weak-password': 'Choose a password of at least 6 characters.',
  'auth/too-many-requests': 'Too many tries. Wait some minutes, or reset your password.',
  'auth/network-request-failed': 'There is no connection. Check your network and try again.',
  'auth/popup-closed-by-user': 'The window was closed before you signed in.',
  'auth/popup-blocked': 'Your browser blocked the sign-in window. Allow it and try again.',
  'auth/user-mismatch': 'That is another account. Choose the one that you are signed in with.',
  'auth/operation-not-allowed': 'This way to sign in is not switched on for this project.',
};

/** The words of one occasion: those it has of its own, and what is said of anything else. */
export interface Occasion {
  own?: Readonly<Record<string, string>>;
  otherwise: string;
}

/** Throws an Error whose message is for the person at the page. */
export async function explained<T>(
  work: Promise<T>,
  { own = {}, otherwise }: Occasion,
): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const code = error instanceof FirebaseError ? error.code : '';
    throw new Error(own[code] ?? messages[code] ?? otherwise, { cause: error });
  }
}
