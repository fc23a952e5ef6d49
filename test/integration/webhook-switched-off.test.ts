import { describe, expect, it } from 'vitest';
import type { Caller } from '../../functions/src/domain/access.ts';
import { readWebhook } from '../../functions/src/workflows/read-webhook.ts';
import { rotateWebhookSecret } from '../../functions/src/workflows/rotate-webhook-secret.ts';
import { aUser } from '../support/service-in-process.ts';
import { openWebhookSetting } from '../support/webhook-setting.ts';

const { receiver, service, endedSession } = await openWebhookSetting();
const dayMs = 86_400_000;

/** So many sessions of one owner, each of whose ends the receiver has for good refused. */
async function failInARow(owner: Caller, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    const { task } = await endedSession(undefined, owner);
    receiver.next.push({ status: 410 });
    await service.deliver(task);
  }
}

const tell = async (owner: Caller) => {
  const { task, state } = await endedSession(undefined, owner);
  const postedBefore = receiver.received.length;
  const outcome = await service.deliver(task);
  return { outcome, posts: receiver.received.length - postedBefore, ...(await state()) };
};
const dropped = { outcome: 'over', posts: 0, state: 'switched_off', attempts: 0 };
const told = { outcome: 'over', posts: 1, state: 'delivered' };

describe('a webhook’s URL', () => {
  it('is switched off by five deliveries in a row that failed, and its owner is told', async () => {
    const owner = aUser();
    await failInARow(owner, 4);
    expect(await tell(owner)).toMatchObject(told);
    await failInARow(owner, 5);
    expect(await tell(owner)).toMatchObject({ ...dropped, nextAttemptAt: null });

    const waiting = await service.open(owner, receiver.url);
    const state = await readWebhook(service.ports, owner, waiting);
    expect(state).toMatchObject({ state: 'switched_off', attempts: 0 });
  });

  it('that fails for a day counts as one delivery, however often it was tried', async () => {
    const owner = aUser();
    const { task } = await endedSession(undefined, owner);
    receiver.next.push(...Array.from({ length: 6 }, () => ({ status: 500 })));
    for (let attempt = 0; attempt < 5; attempt += 1) await service.deliver(task);
    await service.clock.pass(dayMs);
    await service.deliver(task);
    expect(await tell(owner)).toMatchObject(told);
  });

  it('that was switched off drops what still waits for it', async () => {
    const owner = aUser();
    const { task, state } = await endedSession(undefined, owner);
    receiver.next.push({ status: 500 });
    expect(await service.deliver(task)).toBe('again');
    await failInARow(owner, 5);
    receiver.received.splice(0);
    expect(await service.deliver(task)).toBe('over');
    expect(receiver.received).toEqual([]);
    expect(await state()).toMatchObject({ state: 'switched_off', attempts: 1, lastStatus: 500 });
  });

  it('is switched on again by a new secret', async () => {
    const owner = aUser();
    await failInARow(owner, 5);
    expect(await tell(owner)).toMatchObject(dropped);
    await rotateWebhookSecret(service.ports, owner);
    expect(await tell(owner)).toMatchObject(told);
    await failInARow(owner, 4);
    expect(await tell(owner)).toMatchObject(told);
  });

  it('is switched off for its owner alone, and no other URL with it', async () => {
    const owner = aUser();
    await failInARow(owner, 5);
    expect(await tell(aUser())).toMatchObject(told);
    const other = await service.open(owner, `${receiver.url}&else`);
    const written = await service.happen(other, { kind: 'cancel' });
    await service.tell(written);
    await service.deliver({ analysisId: other, runId: written.after?.run_id ?? '' });
    expect(await readWebhook(service.ports, owner, other)).toMatchObject({ state: 'delivered' });
  });

  it('is counted once where five fail at the same time', async () => {
    const owner = aUser();
    const sessions = [];
    for (let one = 0; one < 5; one += 1) sessions.push(await endedSession(undefined, owner));
    receiver.next.push(...sessions.map(() => ({ status: 410 })));
    await Promise.all(sessions.map(({ task }) => service.deliver(task)));
    expect(await tell(owner)).toMatchObject(dropped);
  });

  it('is kept in no document by its name', async () => {
    const owner = aUser();
    await failInARow(owner, 1);
    const stored = await service.firestore.doc(`webhook_secrets/${owner.userId}`).get();
    expect(Object.keys(stored.get('receivers'))).toHaveLength(1);
    expect(JSON.stringify(stored.data())).not.toContain('/told');
  });
});
