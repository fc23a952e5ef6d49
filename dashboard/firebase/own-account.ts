import {
  EmailAuthProvider,
  reauthenticateWithCredential,
  type User,
  updatePassword,
  verifyBeforeUpdateEmail,
} from 'firebase/auth';
import { call } from './callables.ts';
import { connect } from './connect.ts';
import { explained } from './explained.ts';
import { wayBack } from './verify-email.ts';
import { waysIn } from './ways-in.ts';

/** Of the way in that an account has: null where it has no password. */
type Proof = string | null;

const wrongPassword = 'This is not your password. Try again, or reset it from the sign-in page.';
const proving = {
  own: { 'auth/invalid-credential': wrongPassword, 'auth/wrong-password': wrongPassword },
  otherwise: 'We could not make sure that it is you. Please try again.',
};
const changing = {
  own: {
    'auth/email-already-in-use': 'Another account has this email address. Choose another one.',
    'auth/too-many-requests': 'Too many tries. Wait some minutes, then try again.',
  },
  otherwise: 'The change did not work. Please try again.',
};

/** Each of these asks again who it is, and throws an Error whose message is for people. */

/** Sends a mail to the new address: the account has it once the link in that is opened. */
export async function changeEmail(newEmail: string, proof: Proof, path: string): Promise<void> {
  const user = await proveSelf(proof);
  await explained(verifyBeforeUpdateEmail(user, newEmail, wayBack(path)), changing);
}

/** Ends every other sign-in of the account. */
export async function changePassword(newPassword: string, proof: Proof): Promise<void> {
  const user = await proveSelf(proof);
  await explained(updatePassword(user, newPassword), changing);
}

/** Tells how many analyses go with it, and signs out: what shows it is then no longer there. */
export async function deleteAccount(
  proof: Proof,
  onDeleted: (deletedAnalyses: number) => void,
): Promise<void> {
  const user = await proveSelf(proof);
  const { deletedAnalyses } = await call('deleteAccount', { confirm: user.email ?? user.uid });
  onDeleted(deletedAnalyses);
  const { auth } = await connect();
  await auth.signOut();
}

/**
 * Has whoever is signed in sign in again, so that `auth_time` in the token is now. Where an account
 * has neither a password nor Google, the service says whether its sign-in is too long ago.
 */
async function proveSelf(proof: Proof): Promise<User> {
  const { auth } = await connect();
  const user = auth.currentUser;
  if (user === null) throw new Error('You have been signed out. Sign in again, then try again.');
  const ways = waysIn(user);
  if (ways.password) {
    const credential = EmailAuthProvider.credential(user.email ?? '', proof ?? '');
    await explained(reauthenticateWithCredential(user, credential), proving);
  } else if (ways.google) {
    const { browserPopupRedirectResolver, GoogleAuthProvider, reauthenticateWithPopup } =
      await import('firebase/auth');
    const google = new GoogleAuthProvider();
    await explained(reauthenticateWithPopup(user, google, browserPopupRedirectResolver), proving);
  }
  return user;
}
