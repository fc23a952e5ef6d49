import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RerunChanges } from '../../functions/src/contract/callables.ts';
import type { Caller } from '../../functions/src/domain/access.ts';
import { rerunAnalysis } from '../../functions/src/workflows/rerun-analysis.ts';
import { updateAnalysis } from '../../functions/src/workflows/update-analysis.ts';
import { anAdmin, aUser, type Service, startService } from '../support/service-in-process.ts';

const nothing: RerunChanges = { analysisType: null, danceType: null, params: null };
const followed = { dancers_followed: [{ x: 0.3, y: 0.5 }] };
const limits = {
  maxPendingJobs: 10,
  dailyRunsPerUser: 50,
  rerunsPerHour: 10,
  maxStoredBytes: 1_000_000,
};

let service: Service;
let owner: Caller;

beforeAll(() => {
  service = startService();
});
afterAll(() => service.stop());
beforeEach(() => {
  owner = aUser();
});

/** A solo that has ended. */
async function ended(): Promise<string> {
  const analysisId = await service.arrived(owner);
  await service.happen(analysisId, { kind: 'cancel' });
  return analysisId;
}
const rerun = (analysisId: string, changes: Partial<RerunChanges>, caller = owner) =>
  rerunAnalysis(service.ports, limits, caller, analysisId, { ...nothing, ...changes });
const summaryOf = async (analysisId: string) =>
  (await service.firestore.doc(`analyses/${analysisId}`).get()).data();

describe('a rerun that asks for something else', () => {
  it('is stored with the run that it begins', async () => {
    const analysisId = await ended();
    const changes = { analysisType: 'couple', danceType: 'Tango', params: followed } as const;
    const { runId } = await rerun(analysisId, changes);
    expect(await summaryOf(analysisId)).toMatchObject({
      ...{ run_id: runId, status: 'processing', analysis_type: 'couple', params: followed },
      ...{ dance_type: 'Tango', style: 'tango', title: null },
    });
  });

  it('keeps what it does not name, and takes params whole', async () => {
    const analysisId = await ended();
    await rerun(analysisId, { params: { trim: { start_seconds: 1, end_seconds: 2 } } });
    await service.happen(analysisId, { kind: 'cancel' });
    await rerun(analysisId, { danceType: 'salsa' });
    await service.happen(analysisId, { kind: 'cancel' });
    expect(await summaryOf(analysisId)).toMatchObject({
      params: { trim: { start_seconds: 1, end_seconds: 2 } },
      ...{ dance_type: 'salsa', analysis_type: 'solo' },
    });
    await rerun(analysisId, { params: followed });
    expect((await summaryOf(analysisId))?.['params']).toEqual(followed);
  });

  it('changes nothing where the type does not take the params, nor where it may not begin', async () => {
    const analysisId = await ended();
    const before = await summaryOf(analysisId);
    const workout = rerun(analysisId, { analysisType: 'workout', params: followed });
    await expect(workout).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(rerun(analysisId, { danceType: 'salsa' }, aUser())).rejects.toMatchObject({
      code: 'permission_denied',
    });
    expect(await summaryOf(analysisId)).toEqual(before);
    await rerun(analysisId, {});
    await expect(rerun(analysisId, { danceType: 'salsa' })).rejects.toMatchObject({
      code: 'already_running',
    });
    expect((await summaryOf(analysisId))?.['dance_type']).toBeNull();
  });
});

describe('updateAnalysis', () => {
  const asked = { title: 'Finals', danceType: 'bachata', dancers: null };

  it.each(['uploading', 'processing', 'cancelled'] as const)(
    'is stored while it is %s, by the owner as by an admin',
    async (status) => {
      const analysisId =
        status === 'uploading'
          ? (await service.create(owner)).analysisId
          : status === 'processing'
            ? await service.begin(owner)
            : await ended();
      await updateAnalysis(service.ports, owner, { analysisId, ...asked });
      expect(await summaryOf(analysisId)).toMatchObject({
        ...{ status, title: 'Finals', dance_type: 'bachata', style: 'bachata', dancers: null },
      });
      const another = { ...asked, title: '', dancers: 'Ada and Bo' };
      await updateAnalysis(service.ports, anAdmin(), { analysisId, ...another });
      expect(await summaryOf(analysisId)).toMatchObject({ title: null, dancers: 'Ada and Bo' });
    },
  );

  it('takes nothing of the limits', async () => {
    const analysisId = await service.begin(owner);
    const pending = await service.pendingOf(owner.userId);
    await updateAnalysis(service.ports, owner, { analysisId, ...asked });
    expect(await service.pendingOf(owner.userId)).toEqual(pending);
  });
});
