import { PROJECT_ID } from '../../scripts/stack/command-environment.ts';
import { LOCAL_HOST, type Ports } from '../../scripts/stack/ports.ts';

/** Removes every document, firing no trigger: no benchmark measures what another has left. */
export async function emptyFirestore(ports: Ports): Promise<void> {
  const reply = await fetch(
    `http://${LOCAL_HOST}:${ports.firestore}/emulator/v1/projects/${PROJECT_ID}/databases/(default)/documents`,
    { method: 'DELETE' },
  );
  if (!reply.ok) throw new Error(`The Firestore emulator was not emptied: ${await reply.text()}`);
}
