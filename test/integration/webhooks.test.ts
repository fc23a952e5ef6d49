import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWebhookSender } from '../../functions/src/adapters/webhook-sender.ts';
import type { Event } from '../../functions/src/domain/states/events.ts';
import { readResults } from '../../functions/src/workflows/read-session.ts';
import { readWebhook } from '../../functions/src/workflows/read-webhook.ts';
import { rotateWebhookSecret } from '../../functions/src/workflows/rotate-webhook-secret.ts';
import { aUser } from '../support/service-in-process.ts';
import { signersOf } from '../support/webhook-receiver.ts';
import { error, openWebhookSetting, toCompleted } from '../support/webhook-setting.ts';

const { receiver, service, endedSession } = await openWebhookSetting();

const dayMs = 86_400_000;
const ends: [string, Event[]][] = [
  ['completed', toCompleted('Well danced.')],
  ['failed', [{ kind: 'fail', error }]],
  ['cancelled', [{ kind: 'cancel' }]],
];

const bodies = () => receiver.received.map(({ body }) => JSON.parse(body));
const eventIds = () => receiver.received.map(({ headers }) => headers['flokraft-event-id']);
const privateDocuments = async (id: string) =>
  (await service.firestore.collection(`analyses/${id}/private`).get()).docs.map((doc) => doc.id);

describe('a session’s webhook', () => {
  it.each(ends)(
    'is told once that it is %s, with the results reply, signed',
    async (_end, events) => {
      const owner = aUser();
      const { secret } = await rotateWebhookSecret(service.ports, owner);
      const { id, written, state } = await endedSession(events, owner);
      await service.tell(written);
      await service.deliverAll();
      await service.tell(written);
      await service.deliverAll();

      expect(service.tasks.size).toBe(1);
      expect(bodies()).toEqual([(await readResults(service.ports, owner, id)).body]);
      const [told] = receiver.received;
      expect(told && signersOf(told, [secret])).toEqual([secret]);
      const unixSeconds = Math.floor(service.clock.now().getTime() / 1000);
      expect(told?.headers['flokraft-signature']).toMatch(new RegExp(`^t=${unixSeconds},v1=`));
      expect(await state()).toEqual({
        url: receiver.url,
        state: 'delivered',
        attempts: 1,
        lastStatus: 204,
        nextAttemptAt: null,
      });
    },
  );

  it('gets each run’s own end, however late and in whatever order the events come', async () => {
    const owner = aUser();
    const { id, written: first } = await endedSession(toCompleted('Well danced.'), owner);
    service.tasks.clear();
    const firstReply = (await readResults(service.ports, owner, id)).body;
    await service.runAgain(owner, id);
    const second = await service.happen(id, { kind: 'fail', error });
    const secondReply = (await readResults(service.ports, owner, id)).body;
    await service.runAgain(owner, id);

    for (const written of [second, first, second, first]) await service.tell(written);
    await service.deliverAll();
    expect(bodies()).toEqual([secondReply, firstReply]);
    expect(new Set(eventIds()).size).toBe(2);
    expect(await readWebhook(service.ports, owner, id)).toMatchObject({ state: 'pending' });
  });

  it('is told nothing of writes that end no run, nor of an expiry', async () => {
    const { id, written } = await endedSession();
    service.tasks.clear();
    await service.tell({ ...written, before: written.after });
    await service.tell(await service.happen(id, { kind: 'expire', removeAt: new Date() }));
    expect(service.tasks.size).toBe(0);
  });

  it('of a session that has none is nobody’s business', async () => {
    const id = await service.open(aUser(), null);
    await service.tell(await service.happen(id, { kind: 'cancel' }));
    expect(service.tasks.size).toBe(0);
    expect(await privateDocuments(id)).toEqual(['work']);
  });
});

describe('a receiver', () => {
  it('that fails twice gets the same event a third time, and no fourth', async () => {
    const { task, state } = await endedSession();
    receiver.next.push({ status: 500 }, { status: 500 }, { status: 200 });
    const now = service.clock.now().getTime();
    const inSeconds = (seconds: number) => new Date(now + seconds * 1000).toISOString();
    const pending = { state: 'pending', lastStatus: 500 };

    expect(await service.deliver(task)).toBe('again');
    expect(await state()).toMatchObject({ ...pending, attempts: 1, nextAttemptAt: inSeconds(10) });
    expect(await service.deliver(task)).toBe('again');
    expect(await state()).toMatchObject({ ...pending, attempts: 2, nextAttemptAt: inSeconds(20) });
    await service.deliver(task);
    await service.deliver(task);
    expect(await state()).toMatchObject({ state: 'delivered', attempts: 3, lastStatus: 200 });
    expect(receiver.received).toHaveLength(3);
    expect(new Set(eventIds()).size).toBe(1);
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
  });

  it('that redirects to this machine is asked again, and the redirect is not followed', async () => {
    const { task, state } = await endedSession();
    receiver.next.push({ status: 307, headers: { Location: receiver.url } });
    expect(await service.deliver(task)).toBe('again');
    expect(receiver.received).toHaveLength(1);
    expect(await state()).toMatchObject({ state: 'pending', attempts: 1, lastStatus: 307 });
  });

  it('that is gone is not asked again', async () => {
    const { task, state } = await endedSession();
    receiver.next.push({ status: 410 });
    expect(await service.deliver(task)).toBe('over');
    await service.deliver(task);
    expect(receiver.received).toHaveLength(1);
    expect(await state()).toMatchObject({ state: 'failed', lastStatus: 410, nextAttemptAt: null });
  });

  it('that fails for a day is given up', async () => {
    const { task, state } = await endedSession();
    receiver.next.push({ status: 503 }, { status: 503 });
    await service.clock.pass(dayMs - 10_000);
    expect(await service.deliver(task)).toBe('again');
    await service.clock.pass(10_000);
    expect(await service.deliver(task)).toBe('over');
    expect(await state()).toMatchObject({ state: 'failed', attempts: 2, nextAttemptAt: null });
  });

  it('at an address that is not allowed is not reached, and asked for again', async () => {
    const { task, state } = await endedSession();
    service.ports.webhookSender = createWebhookSender({ toLoopback: false });
    expect(await service.deliver(task)).toBe('again');
    expect(receiver.received).toEqual([]);
    expect(await state()).toMatchObject({ state: 'pending', attempts: 1, lastStatus: null });
  });

  it('that two deliveries reach at once, the second in vain, has been told', async () => {
    const { task, state } = await endedSession();
    receiver.next.push({ status: 204 }, { status: 500 });
    const { send } = service.ports.webhookSender;
    const [both, told] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let senders = 0;
    service.ports.webhookSender = {
      async send(post) {
        senders += 1;
        if (senders === 2) both.resolve();
        else await both.promise.then(() => told.promise);
        return send(post);
      },
    };
    const deliveries = [service.deliver(task), service.deliver(task)];
    await Promise.race(deliveries);
    told.resolve();
    expect(await Promise.all(deliveries)).toEqual(['over', 'over']);
    expect(await state()).toMatchObject({ state: 'delivered', attempts: 2, lastStatus: 204 });
  });
});

describe('a session that expired before its results were told', () => {
  it('fails to tell them, since they are gone', async () => {
    const { id, task, state } = await endedSession(toCompleted('Well danced.'));
    await service.happen(id, { kind: 'expire', removeAt: new Date() });
    await service.ports.analyses.removeReports(id);
    expect(await service.deliver(task)).toBe('over');
    expect(receiver.received).toEqual([]);
    expect(await state()).toMatchObject({ state: 'failed', attempts: 0, lastStatus: null });
  });
});

describe('the log', () => {
  it('names the receiver’s host, and neither its address nor a secret', async () => {
    const owner = aUser();
    const { secret } = await rotateWebhookSecret(service.ports, owner);
    const { task } = await endedSession(toCompleted('Well danced.'), owner);
    receiver.next.push({ status: 500 });
    expect(await service.deliver(task)).toBe('again');
    await service.deliver(task);
    const lines = JSON.stringify(service.logged);
    expect(service.logged).toContainEqual({
      event: 'webhook_attempted',
      ...task,
      host: `127.0.0.1:${receiver.port}`,
      status: 500,
      failure: null,
      state: 'pending',
      attempts: 1,
    });
    expect(lines).not.toMatch(/\/told|by=flokraft|Well danced/);
    expect(lines).not.toContain(secret);
  });
});

describe('ends told in any order, each any number of times,', () => {
  it('come to one delivery for each run', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: 2 }), { maxLength: 8 }), async (order) => {
        const owner = aUser();
        const { id, written } = await endedSession(undefined, owner);
        service.tasks.clear();
        receiver.received.splice(0);
        const writes = [written];
        for (let run = 2; run <= 3; run += 1) {
          await service.runAgain(owner, id);
          writes.push(await service.happen(id, { kind: 'fail', error }));
        }
        for (const index of [...order, 0, 1, 2]) {
          const write = writes[index];
          if (write) await service.tell(write);
          if (index === 0) await service.deliverAll();
        }
        await service.deliverAll();
        expect(eventIds().toSorted()).toEqual(
          writes.map(({ after }) => `${id}.${after?.run_id}.${after?.status}`).toSorted(),
        );
      }),
      { numRuns: 5 },
    );
  });
});
