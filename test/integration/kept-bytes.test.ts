import { afterEach, describe, expect, it } from 'vitest';
import type { Caller } from '../../functions/src/domain/access.ts';
import { aReport } from '../support/build-report.ts';
import { aUser, type Service, startService } from '../support/service-in-process.ts';

let service: Service;
const start = () => {
  service = startService();
};
afterEach(() => service.stop());

describe('what a user keeps', () => {
  const bytesOf = async ({ userId }: Caller) =>
    (await service.firestore.doc(`quotas/${userId}`).get()).get('bytes');

  it('counts from the announcement, and is given back when nothing is kept any more', async () => {
    start();
    const dancer = aUser();
    const [completed = '', cancelled = '', condemned = '', deleted = ''] =
      await service.arrivedInTurn([dancer, dancer, dancer, dancer]);
    const { analysisId: announced } = await service.create(dancer);
    expect(await bytesOf(dancer)).toBe(5_000);
    await service.happen(announced, { kind: 'cancel' });
    expect(await bytesOf(dancer)).toBe(4_000);
    const error = { code: 'video_unreadable', message: 'No picture.', retryable: false } as const;
    await service.happen(condemned, { kind: 'fail', error });
    expect(await bytesOf(dancer)).toBe(3_000);
    await service.happen(cancelled, { kind: 'cancel' });
    await service.happen(completed, { kind: 'claim' });
    await service.happen(completed, { kind: 'complete', report: aReport });
    expect(await bytesOf(dancer)).toBe(3_000);
    await service.ports.analyses.remove(deleted);
    await service.ports.analyses.remove(deleted);
    expect(await bytesOf(dancer)).toBe(2_000);
    await service.happen(completed, { kind: 'expire', removeAt: service.clock.now() });
    expect(await bytesOf(dancer)).toBe(1_000);
  });

  it('counts a video that came after its analysis was cancelled, once it is run again', async () => {
    start();
    const dancer = aUser();
    const { analysisId } = await service.create(dancer);
    await service.happen(analysisId, { kind: 'cancel' });
    service.upload(dancer.userId, analysisId);
    await service.rerun(dancer, analysisId);
    expect(await bytesOf(dancer)).toBe(1_000);
    const { work } = (await service.ports.analyses.read(analysisId)) ?? {};
    expect(work?.sourceGeneration).toBe('1');
  });
});
