import type { Stack } from '../../scripts/stack/boot.ts';
import { LOCAL_HOST } from '../../scripts/stack/ports.ts';

/**
 * Runs `seed` with the Firestore and Storage triggers off: the emulator would call each of them
 * one at a time, for minutes, into what is measured next.
 */
export async function withoutTriggers<T>(stack: Stack, seed: () => Promise<T>): Promise<T> {
  await tellHub(stack, 'disableBackgroundTriggers');
  try {
    return await seed();
  } finally {
    await tellHub(stack, 'enableBackgroundTriggers');
  }
}

async function tellHub({ ports }: Stack, order: string): Promise<void> {
  const reply = await fetch(`http://${LOCAL_HOST}:${ports.hub}/functions/${order}`, {
    method: 'PUT',
  });
  if (!reply.ok) throw new Error(`The emulator hub refused ${order}: ${await reply.text()}`);
}
