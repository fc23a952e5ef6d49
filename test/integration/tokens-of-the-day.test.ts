import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Usage } from '../../functions/src/contract/report.ts';
import { amountOf } from '../../functions/src/domain/limits/spending.ts';
import { useGeminiStandIn } from '../support/gemini-stand-in/gemini-setting.ts';
import { makeClip } from '../support/make-clips.ts';
import { type QuietWorker, startQuietWorker } from '../support/quiet-worker.ts';
import { type Service, startService } from '../support/service-in-process.ts';

const setting = useGeminiStandIn();
const unpriced = { usdPerMillionInput: null, usdPerMillionOutput: null };
const tokens = (usage: Usage) => amountOf(usage, 'tokens');

let folder: string;
let clip: string;
let worker: QuietWorker;
let service: Service;
const services: Service[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'token-clips-'));
  clip = await makeClip(join(folder, 'clip.mp4'), { seconds: 2 });
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(async () => {
  worker = await startQuietWorker({ analyzer: setting.analyzer(unpriced) });
});
afterEach(async () => {
  await worker.close();
  await Promise.all(services.splice(0).map((started) => started.stop()));
});

/** From now on the worker has a day of its own, with so many tokens, and this share for each user. */
async function allow(limitTokens: number, userShare = 1): Promise<Usage[]> {
  service = startService({ limitUsd: 0, unit: 'tokens', limitTokens, userShare });
  services.push(service);
  const estimates: Usage[] = [];
  const { budget } = service.ports;
  worker.app.ports.budget = {
    ...budget,
    async reserve(id, estimate, userId) {
      estimates.push(estimate);
      return budget.reserve(id, estimate, userId);
    },
  };
  return estimates;
}

async function run(): Promise<{ status: string; error: unknown }> {
  const { task } = await worker.seed(clip);
  await worker.process(task);
  const stored = await worker.app.ports.analyses.read(task.analysisId);
  if (stored === null) throw new Error('It is gone.');
  const { status, error } = stored.summary;
  return { status, error };
}

const spent = async () => {
  const day = (await service.firestore.doc('budgets/2026-01-01').get()).data();
  return day?.['input_tokens'] + day?.['output_tokens'];
};

/** What a run of the clip is estimated at, and what it uses. */
async function learn(): Promise<{ estimated: number; used: number }> {
  const [estimate] = await allow(1_000_000).then(async (estimates) => {
    await run();
    return estimates;
  });
  if (estimate === undefined) throw new Error('The model was not asked.');
  return { estimated: tokens(estimate), used: await spent() };
}

describe('with a key and no price', () => {
  it.each([
    ['the fourth, where the third just fits', 0, 3],
    ['the third, where one token is missing', 1, 2],
  ])(
    'the run that would pass the day’s tokens is refused: %s',
    async (_which, fewer, completing) => {
      const { estimated, used } = await learn();
      expect(used).toBeGreaterThan(0);
      // Two runs have been judged, and a third just fits, or just does not.
      await allow(2 * used + estimated - fewer);
      const asked = setting.standIn.countOf('generate');
      for (let judged = 0; judged < completing; judged += 1) {
        expect(await run()).toEqual({ status: 'completed', error: null });
      }
      expect(await run()).toEqual({
        status: 'failed',
        error: {
          code: 'analyzer_quota_exhausted',
          message: 'Today’s budget for judging is used up. Please run the analysis again tomorrow.',
          retryable: true,
        },
      });
      expect(setting.standIn.countOf('generate')).toBe(asked + completing);
      expect(await spent()).toBe(completing * used);
      // A refusal may have closed the day, so admins are told at once.
      expect((await service.firestore.doc('operations/current').get()).get('budget')).toMatchObject(
        {
          counts: 'tokens',
          spent_tokens: completing * used,
          reserved_tokens: 0,
        },
      );
    },
  );

  it('a run that would pass its owner’s share is refused, and says so', async () => {
    const { estimated } = await learn();
    await allow(5 * estimated - 5, 0.2);
    expect(await run()).toMatchObject({
      status: 'failed',
      error: {
        code: 'analyzer_quota_exhausted',
        message: expect.stringContaining('Your share'),
        retryable: true,
      },
    });
    await allow(5 * estimated, 0.2);
    expect(await run()).toMatchObject({ status: 'completed' });
  });
});
