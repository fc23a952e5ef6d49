import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createWebhookDocuments } from '../../functions/src/adapters/firestore/webhook-documents.ts';
import { createExactLimiter } from '../../functions/src/adapters/rate-limiter/exact-limiter.ts';
import type { Caller } from '../../functions/src/domain/access.ts';
import type { WebhookSecret } from '../../functions/src/domain/sessions/webhook-secret.ts';
import { cancelAnalysis } from '../../functions/src/workflows/cancel-analysis.ts';
import { changeHeldRun } from '../../functions/src/workflows/process-run/change-held-run.ts';
import { claimRun } from '../../functions/src/workflows/process-run/claim-run.ts';
import { rotateWebhookSecret } from '../../functions/src/workflows/rotate-webhook-secret.ts';
import { aReport } from '../support/build-report.ts';
import { aUser, type Service, startService } from '../support/service-in-process.ts';

let service: Service;
let dancer: Caller;
beforeEach(() => {
  service = startService();
  dancer = aUser();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await service.stop();
});

const unknown = () => Object.assign(new Error('The connection broke.'), { code: 2 });

interface Commits {
  commit(): Promise<unknown>;
}
/** The next of these commits is stored, or not; whoever made it hears of a gRPC failure. */
function loseReply(commits: Commits, stored: boolean, meanwhile = async () => {}): void {
  const commit = commits.commit;
  vi.spyOn(commits, 'commit').mockImplementationOnce(async function lose(this: Commits) {
    if (stored) await commit.call(this);
    if (stored) await meanwhile();
    throw unknown();
  });
}
const loseReplyToBatch = (stored: boolean) =>
  loseReply(Object.getPrototypeOf(service.firestore.batch()), stored);
async function loseReplyToTransaction(
  stored: boolean,
  meanwhile?: () => Promise<void>,
): Promise<void> {
  const transaction = await service.firestore.runTransaction(async (opened) => opened);
  loseReply(Object.getPrototypeOf(transaction), stored, meanwhile);
}

const stored = async (analysisId: string) => {
  const analysis = await service.ports.analyses.read(analysisId);
  if (analysis === null) throw new Error('It is gone.');
  return analysis;
};

/** Its video has arrived, and it waits for a worker. */
async function queued(): Promise<string> {
  const { analysisId } = await service.create(dancer);
  service.upload(dancer.userId, analysisId);
  await service.happen(analysisId, { kind: 'acceptUpload', generation: '1' });
  return analysisId;
}

describe.each([
  ['is stored', true],
  ['is not stored', false],
])('a commit that %s and whose reply is lost', (_, isStored) => {
  it('makes one analysis, counted once', async () => {
    loseReplyToBatch(isStored);
    const { analysisId } = await service.create(dancer);
    expect((await service.firestore.collection('analyses').get()).size).toBe(1);
    expect(await service.pendingOf(dancer.userId)).toEqual([analysisId]);
    const quota = await service.firestore.doc(`quotas/${dancer.userId}`).get();
    expect(quota.data()).toMatchObject({ runs: 1, bytes: 1_000 });
  });

  it('lets one video in, counted once', async () => {
    const { analysisId } = await service.create(dancer);
    loseReplyToBatch(isStored);
    await service.arrive(dancer.userId, analysisId);
    expect((await stored(analysisId)).summary.status).toBe('queued');
    expect(await service.heldInAll()).toBe(1);
  });

  it('begins one run, counted once', async () => {
    const analysisId = await queued();
    await cancelAnalysis(service.ports, dancer, analysisId);
    loseReplyToBatch(isStored);
    const { runId } = await service.rerun(dancer, analysisId);
    expect((await stored(analysisId)).summary.run_id).toBe(runId);
    expect(await service.heldInAll()).toBe(1);
    const quota = await service.firestore.doc(`quotas/${dancer.userId}`).get();
    expect(quota.get('reruns')).toHaveLength(1);
  });

  it('gives the run to the worker that claimed it, as one attempt', async () => {
    const analysisId = await queued();
    const { run_id } = (await stored(analysisId)).summary;
    loseReplyToBatch(isStored);
    const claimed = await claimRun(service.ports, { analysisId, runId: run_id, dispatch: 0 });
    expect(claimed).toMatchObject({ runId: run_id, attempt: 1 });
    expect((await stored(analysisId)).summary).toMatchObject({ status: 'processing', attempt: 1 });
  });

  it('writes once what a worker changes, and counts once what its call used', async () => {
    const analysisId = await queued();
    const { run_id: runId } = (await stored(analysisId)).summary;
    const run = await claimRun(service.ports, { analysisId, runId, dispatch: 0 });
    if (run === null) throw new Error('Nobody claimed it.');
    const used = { input_tokens: 1_000, output_tokens: 10, cost_usd: 0.5 };
    loseReplyToBatch(isStored);
    await changeHeldRun(service.ports, run, { kind: 'countUsage', used });
    await changeHeldRun(service.ports, run, { kind: 'countUsage', used });
    expect((await stored(analysisId)).work.usage).toMatchObject({ input_tokens: 2_000 });
  });

  it('completes, and gives the room back once', async () => {
    const [kept, analysisId] = [await queued(), await queued()];
    const { run_id: runId } = (await stored(analysisId)).summary;
    const run = await claimRun(service.ports, { analysisId, runId, dispatch: 0 });
    if (run === null) throw new Error('Nobody claimed it.');
    loseReplyToBatch(isStored);
    await changeHeldRun(service.ports, run, { kind: 'complete', report: aReport });
    expect((await stored(analysisId)).summary.status).toBe('completed');
    expect(await service.pendingOf(dancer.userId)).toEqual([kept]);
    expect(await service.heldInAll()).toBe(1);
  });

  it('cancels, and gives the room back once', async () => {
    const kept = await queued();
    const analysisId = await queued();
    await loseReplyToTransaction(isStored);
    expect(await cancelAnalysis(service.ports, dancer, analysisId)).toMatchObject({
      status: 'cancelled',
    });
    expect(await service.pendingOf(dancer.userId)).toEqual([kept]);
    expect(await service.heldInAll()).toBe(1);
  });

  it('leaves the mark of a cancel to its reply while a trigger clears up after it', async () => {
    const analysisId = await service.begin(dancer);
    const copy = { name: 'files/a', uri: null, expiresAt: new Date(Date.now() + 3_600_000) };
    await service.happen(analysisId, { kind: 'keepCopy', copy });
    await loseReplyToTransaction(isStored, async () => {
      await service.happen(analysisId, { kind: 'forgetCopies', names: [copy.name] });
    });
    expect(await cancelAnalysis(service.ports, dancer, analysisId)).toMatchObject({
      status: 'cancelled',
    });
  });

  it('rotates the secret of webhooks once', async () => {
    const webhooks = createWebhookDocuments(service.firestore);
    const ports = { ...service.ports, webhooks };
    const first = await rotateWebhookSecret(ports, dancer);
    loseReplyToBatch(isStored);
    const second = await rotateWebhookSecret(ports, dancer);
    const kept = await webhooks.changeSecret(dancer.userId, (secret) => secret as WebhookSecret);
    expect(kept).toMatchObject({ current: second.secret, previous: { secret: first.secret } });
  });

  it('takes one place of a limit', async () => {
    const twice = [{ limit: 2, lengthMs: 60_000 }];
    const limiter = createExactLimiter(service.firestore, service.clock, twice, 'changes');
    loseReplyToBatch(isStored);
    await limiter.take(dancer.userId);
    await limiter.take(dancer.userId);
    await expect(limiter.take(dancer.userId)).rejects.toMatchObject({ code: 'rate_limited' });
  });

  it.each([1, 40])('reserves and settles a call once, of %i workers', async (workers) => {
    await service.stop();
    service = startService({ workers });
    const { budget } = service.ports;
    const usage = { input_tokens: 1_000, output_tokens: 10, cost_usd: 0.5 };
    await budget.refresh();
    loseReplyToBatch(isStored);
    await budget.reserve('call', usage, dancer.userId);
    const shown = async () => {
      await budget.refresh();
      return (await service.firestore.doc('operations/current').get()).get('budget');
    };
    expect(await shown()).toMatchObject({ spent_usd: 0, reserved_usd: 0.5 });
    loseReplyToBatch(isStored);
    await budget.settle('call', usage, dancer.userId);
    expect(await shown()).toMatchObject({ spent_usd: 0.5, reserved_usd: 0 });
    const share = service.firestore.doc(`budgets/2026-01-01/shares/${dancer.userId}`);
    expect((await share.get()).data()).toMatchObject({ spent_usd: 0.5, reserved: {} });
  });

  it('counts once what a call of the model used', async () => {
    const analysisId = await service.begin(dancer);
    const used = { input_tokens: 1_000, output_tokens: 10, cost_usd: 0.5 };
    await loseReplyToTransaction(isStored);
    await service.happen(analysisId, { kind: 'countUsage', used });
    expect((await stored(analysisId)).work.usage).toEqual(used);
  });
});
