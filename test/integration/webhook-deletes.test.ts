import { describe, expect, it } from 'vitest';
import { cleanUpAnalysis } from '../../functions/src/workflows/clean-up-analysis.ts';
import { deleteAnalysis } from '../../functions/src/workflows/delete-analysis.ts';
import { aUser } from '../support/service-in-process.ts';
import { openWebhookSetting } from '../support/webhook-setting.ts';

const { receiver, service, endedSession } = await openWebhookSetting();

const privateDocuments = async (id: string) =>
  (await service.firestore.collection(`analyses/${id}/private`).get()).docs.map((doc) => doc.id);

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
