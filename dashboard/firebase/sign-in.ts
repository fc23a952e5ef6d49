import { FirebaseError } from 'firebase/app';
import {
  createUserWithEmailAndPassword,
  sendPasswordResetEmail,
  signInWithEmailAndPassword,
} from 'firebase/auth';
import { connect } from './connect.ts';

export interface Login {
  email: string;
  password: string;
}

/** Each of these throws an Error whose message is for the person at the form. */
export async function signIn({ email, password }: Login): Promise<void> {
  const { auth } = await connect();
  await explained(signInWithEmailAndPassword(auth, email, password));
}

export async function createAccount({ email, password }: Login): Promise<void> {
  const { auth } = await connect();
  await explained(createUserWithEmailAndPassword(auth, email, password));
}

export async function sendPasswordReset(email: string): Promise<void> {
  const { auth } = await connect();
  await explained(sendPasswordResetEmail(auth, email));
}

export async function signInWithGoogle(): Promise<void> {
  const { auth } = await connect();
  const { browserPopupRedirectResolver, GoogleAuthProvider, signInWithPopup } = await import(
    'firebase/auth'
  );
  await explained(signInWithPopup(auth, new GoogleAuthProvider(), browserPopupRedirectResolver));
}

export async function signOut(): Promise<void> {
  const { auth } = await connect();
  await auth.signOut();
}

/** https://firebase.google.com/docs/reference/js/auth#autherrorcodes */
const messages: Readonly<Record<string, string>> = {
  'auth/invalid-credential': 'This email and password do not belong together.',
  'auth/user-not-found': 'There is no account with this email. Create one below.',
  'auth/wrong-password': 'This email and password do not belong together.',
  'auth/user-disabled': 'This account has been disabled. Ask whoever runs this service.',
  'auth/invalid-email': 'This is not an email address.',
  'auth/email-already-in-use': 'There is an account with this email already. Sign in instead.',
  'auth/weak-password': 'Choose a password of at least 6 characters.',
  'auth/too-many-requests': 'Too many tries. Wait some minutes, or reset your password.',
  'auth/network-request-failed': 'There is no connection. Check your network and try again.',
  'auth/popup-closed-by-user': 'The window was closed before you signed in.',
  'auth/popup-blocked': 'Your browser blocked the sign-in window. Allow it and try again.',
  'auth/operation-not-allowed': 'This way to sign in is not switched on for this project.',
};

async function explained(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    const known = error instanceof FirebaseError ? messages[error.code] : undefined;
    throw new Error(known ?? 'Signing in did not work. Please try again.', { cause: error });
  }
}
