import { vi } from 'vitest';
import { emulatorAddress, projectId } from '../stack-addresses.ts';

interface Mail {
  email: string;
  newEmail?: string;
  requestType: 'VERIFY_EMAIL' | 'VERIFY_AND_CHANGE_EMAIL' | 'PASSWORD_RESET';
  oobLink: string;
}

/** The link in the newest mail of this kind that was sent to this address; waits until one was. */
export function mailedLink(to: string, requestType: Mail['requestType']): Promise<string> {
  return vi.waitFor(async () => {
    const mails = await mailsTo(to);
    const mail = mails.findLast((one) => one.requestType === requestType);
    if (mail === undefined) throw new Error(`No ${requestType} was sent to ${to}.`);
    return mail.oobLink;
  });
}

/** What the Auth emulator keeps in the place of sending it. */
async function mailsTo(address: string): Promise<Mail[]> {
  const { host, port } = emulatorAddress('FIREBASE_AUTH_EMULATOR_HOST');
  const reply = await fetch(`http://${host}:${port}/emulator/v1/projects/${projectId}/oobCodes`);
  const { oobCodes } = (await reply.json()) as { oobCodes: Mail[] };
  return oobCodes.filter(({ email, newEmail }) => (newEmail ?? email) === address);
}
