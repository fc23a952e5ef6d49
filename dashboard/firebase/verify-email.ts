import { sendEmailVerification, type User } from 'firebase/auth';
import { connect } from './connect.ts';
import { explained } from './explained.ts';

const sending = {
  own: {
    'auth/too-many-requests':
      'Too many mails were asked for. Look among the spam for those that were sent, or wait some minutes before you ask again.',
  },
  otherwise: 'The mail could not be sent. Please try again.',
};

/**
 * Sends whoever is signed in the mail whose link verifies their email, and leads back to `path`.
 * Throws an Error whose message is for them.
 */
export async function sendVerification(path: string): Promise<void> {
  const user = await signedIn();
  if (user === null) return;
  await explained(sendEmailVerification(user, wayBack(path)), sending);
}

/**
 * Looks whether the email has been verified since the ID token was issued, which does not say so by
 * itself for up to an hour: then it is replaced, and whatever is called next works. Answers whether
 * it has. Throws an Error whose message is for people.
 */
export async function refreshVerification(): Promise<boolean> {
  const user = await signedIn();
  if (user === null) return false;
  await explained(refresh(user), { otherwise: 'That could not be looked up. Please try again.' });
  return user.emailVerified;
}

async function refresh(user: User): Promise<void> {
  await user.reload();
  if (user.emailVerified) await user.getIdToken(true);
}

const signedIn = async () => (await connect()).auth.currentUser;

/** Where the page to which a mail's link leads has a link to. */
export const wayBack = (path: string) => ({ url: new URL(path, window.location.href).href });
