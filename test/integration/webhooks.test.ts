import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createWebhookSender } from '../../functions/src/adapters/webhook-sender.ts';
import type { RunError } from '../../functions/src/contract/summary.ts';
import type { Event } from '../../functions/src/domain/states/events.ts';
import { cleanUpAnalysis } from '../../functions/src/workflows/clean-up-analysis.ts';
import { deleteAnalysis } from '../../functions/src/workflows/delete-analysis.ts';
import { readResults } from '../../functions/src/workflows/read-session.ts';
import { readWebhook } from '../../functions/src/workflows/read-webhook.ts';
import { rotateWebhookSecret } from '../../functions/src/workflows/rotate-webhook-secret.ts';
import { aReport } from '../support/build-report.ts';
import { aUser } from '../support/service-in-process.ts';
import { type Receiver, signersOf, startReceiver } from '../support/webhook-receiver.ts';
import { startWebhookService, type WebhookService } from '../support/webhook-service.ts';

let receiver: Receiver;
let service: WebhookService;
beforeAll(async () => {
  receiver = await startReceiver();
  service = startWebhookService();
});
beforeEach(() => {
  service.ports.webhookSender = createWebhookSender({ toLoopback: true });
  service.tasks.clear();
  service.logged.splice(0);
  receiver.received.splice(0);
  receiver.next.splice(0);
});
afterAll(() => Promise.all([receiver.close(), service.stop()]));

const dayMs = 86_400_000;
const error: RunError = { code: 'video_unreadable', message: 'Not a video.', retryable: false };
const toCompleted = (text: string): Event[] => [
  { kind: 'claim' },
  { kind: 'complete', report: { ...aReport, text } },
];
const ends: [string, Event[]][] = [
  ['completed', [{ kind: 'acceptUpload', generation: '1' }, ...toCompleted('Well danced.')]],
  ['failed', [{ kind: 'fail', error }]],
  ['cancelled', [{ kind: 'cancel' }]],
];

/** A session that ended and whose one task waits to be delivered. */
async function endedSession(events: Event[] = [{ kind: 'cancel' }], owner = aUser()) {
  const id = await service.open(owner, receiver.url);
  const written = await service.happen(id, ...events);
  await service.tell(written);
  const task = { analysisId: id, runId: written.after?.run_id ?? '' };
  return { id, owner, written, task, state: () => readWebhook(service.ports, owner, id) };
}

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
    const { id, written: first } = await endedSession(ends[0]?.[1], owner);
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

describe('a session that is deleted', () => {
  it('takes its pending delivery along', async () => {
    const { id, owner, task } = await endedSession();
    expect((await privateDocuments(id)).sort()).toEqual([`webhook-${task.runId}`, 'work']);
    await deleteAnalysis(service.ports, owner, id);
    expect(await service.deliver(task)).toBe('over');
    await cleanUpAnalysis(service.ports, id, owner.userId);
    await service.deliver(task);
    expect(receiver.received).toEqual([]);
    expect(await privateDocuments(id)).toEqual([]);
  });

  it('gets no delivery by an event that comes after it, cleaned up or not', async () => {
    const owner = aUser();
    const id = await service.open(owner, receiver.url);
    const written = await service.happen(id, { kind: 'cancel' });
    await deleteAnalysis(service.ports, owner, id);
    await service.tell(written);
    expect(await privateDocuments(id)).toEqual(['work']);
    await cleanUpAnalysis(service.ports, id, owner.userId);
    await service.tell(written);
    await service.deliverAll();
    expect(receiver.received).toEqual([]);
    expect(await privateDocuments(id)).toEqual([]);
  });

  it('while its end is being posted leaves nothing behind', async () => {
    const { id, owner, task } = await endedSession();
    service.ports.webhookSender = {
      async send() {
        await deleteAnalysis(service.ports, owner, id);
        await cleanUpAnalysis(service.ports, id, owner.userId);
        return { status: 500, failure: null };
      },
    };
    expect(await service.deliver(task)).toBe('over');
    expect(await privateDocuments(id)).toEqual([]);
  });
});

describe('a session that expired before its results were told', () => {
  it('fails to tell them, since they are gone', async () => {
    const { id, task, state } = await endedSession(ends[0]?.[1]);
    await service.happen(id, { kind: 'expire', removeAt: new Date() });
    await service.ports.analyses.removeReports(id);
    expect(await service.deliver(task)).toBe('over');
    expect(receiver.received).toEqual([]);
    expect(await state()).toMatchObject({ state: 'failed', attempts: 0, lastStatus: null });
  });
});

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

describe('the log', () => {
  it('names the receiver’s host, and neither its address nor a secret', async () => {
    const owner = aUser();
    const { secret } = await rotateWebhookSecret(service.ports, owner);
    const { task } = await endedSession(ends[0]?.[1], owner);
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
