import { describe, expect, it } from 'vitest';
import { readWebhook } from '../../functions/src/workflows/read-webhook.ts';
import { rotateWebhookSecret } from '../../functions/src/workflows/rotate-webhook-secret.ts';
import { aUser } from '../support/service-in-process.ts';
import { signersOf } from '../support/webhook-receiver.ts';
import { openWebhookSetting } from '../support/webhook-setting.ts';

const { receiver, service, endedSession } = await openWebhookSetting();

const dayMs = 86_400_000;

describe('a user’s secret', () => {
  it('is made for the first delivery, and signs a day beside the one that takes its place', async () => {
    const owner = aUser();
    const [first, second, third] = [
      await endedSession(undefined, owner),
      await endedSession(undefined, owner),
      await endedSession(undefined, owner),
    ];
    await service.deliver(first.task);
    const rotated = await rotateWebhookSecret(service.ports, owner);
    const validUntil = new Date(service.clock.now().getTime() + dayMs).toISOString();
    expect(rotated).toEqual({
      secret: expect.stringMatching(/^[0-9a-f]{64}$/),
      previousValidUntil: validUntil,
    });
    await service.deliver(second.task);
    await service.clock.pass(dayMs);
    await service.deliver(third.task);

    const stored = await service.firestore.doc(`webhook_secrets/${owner.userId}`).get();
    const made = String(stored.get('previous.secret'));
    const signers = receiver.received.map((told) => signersOf(told, [made, rotated.secret]));
    expect(signers).toEqual([[made], [rotated.secret, made], [rotated.secret]]);
  });

  it('is one, however many deliveries are the first', async () => {
    const owner = aUser();
    const sessions = await Promise.all(
      Array.from({ length: 8 }, () => endedSession(undefined, owner)),
    );
    await Promise.all(sessions.map(({ task }) => service.deliver(task)));
    const stored = await service.firestore.doc(`webhook_secrets/${owner.userId}`).get();
    const secret = String(stored.get('current'));
    const signers = receiver.received.map((told) => signersOf(told, [secret]));
    expect(signers).toEqual(Array.from({ length: 8 }, () => [secret]));
  });

  it('is not lost where two rotate it at once', async () => {
    const owner = aUser();
    const rotate = () => rotateWebhookSecret(service.ports, owner);
    const [one, two] = await Promise.all([rotate(), rotate()]);
    await service.deliver((await endedSession(undefined, owner)).task);
    const [told] = receiver.received;
    expect(told && signersOf(told, [one.secret, two.secret]).toSorted()).toEqual(
      [one.secret, two.secret].toSorted(),
    );
    const untils = [one.previousValidUntil, two.previousValidUntil];
    expect(untils.filter((until) => until === null)).toHaveLength(1);
  });
});

describe('the state of a delivery', () => {
  it('is pending, with no attempt, before the run has ended', async () => {
    const owner = aUser();
    const id = await service.open(owner, receiver.url);
    expect(await readWebhook(service.ports, owner, id)).toEqual({
      url: receiver.url,
      state: 'pending',
      attempts: 0,
      lastStatus: null,
      nextAttemptAt: null,
    });
  });

  it('is due at once when the run has ended', async () => {
    const { state } = await endedSession();
    const nextAttemptAt = service.clock.now().toISOString();
    expect(await state()).toMatchObject({ state: 'pending', attempts: 0, nextAttemptAt });
  });

  it('is refused to others, and missing where there is no webhook', async () => {
    const owner = aUser();
    const [with_, without] = [
      await service.open(owner, receiver.url),
      await service.open(owner, null),
    ];
    const read = (caller: typeof owner, id: string) => readWebhook(service.ports, caller, id);
    await expect(read(aUser(), with_)).rejects.toMatchObject({ code: 'permission_denied' });
    await expect(read(owner, without)).rejects.toMatchObject({ code: 'not_found' });
    await expect(read(owner, 'nothing')).rejects.toMatchObject({ code: 'not_found' });
  });
});
