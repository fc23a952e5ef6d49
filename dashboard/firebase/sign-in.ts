import {
  createUserWithEmailAndPassword,
  sendPasswordResetEmail,
  signInWithEmailAndPassword,
} from 'firebase/auth';
import { connect } from './connect.ts';
import { explained } from './explained.ts';

export interface Login {
  email: string;
  password: string;
}

const signingIn = { otherwise: 'Signing in did not work. Please try again.' };

/** Each of these throws an Error whose message is for the person at the form. */
export async function signIn({ email, password }: Login): Promise<void> {
  const { auth } = await connect();
  await explained(signInWithEmailAndPassword(auth, email, password), signingIn);
}

export async function createAccount({ email, password }: Login): Promise<void> {
  const { auth } = await connect();
  await explained(createUserWithEmailAndPassword(auth, email, password), signingIn);
}

export async function sendPasswordReset(email: string): Promise<void> {
  const { auth } = await connect();
  await explained(sendPasswordResetEmail(auth, email), signingIn);
}

export async function signInWithGoogle(): Promise<void> {
  const { auth } = await connect();
  const { browserPopupRedirectResolver, GoogleAuthProvider, signInWithPopup } = await import(
    'firebase/auth'
  );
  await explained(
    signInWithPopup(auth, new GoogleAuthProvider(), browserPopupRedirectResolver),
    signingIn,
  );
}

export async function signOut(): Promise<void> {
  const { auth } = await connect();
  await auth.signOut();
}
