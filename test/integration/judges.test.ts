import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createGeminiAnalyzer } from '../../functions/src/adapters/gemini/gemini-analyzer.ts';
import type { LiveVerdict } from '../../functions/src/contract/live.ts';
import type { Report } from '../../functions/src/contract/report.ts';
import { adminFirestore } from '../support/admin-sdk.ts';
import {
  type GeminiStandIn,
  standInKey,
  startGeminiStandIn,
} from '../support/gemini-stand-in/gemini-stand-in.ts';
import { type InProcessWorker, seedRun, startWorker } from '../support/in-process-worker.ts';
import { sampleFile } from '../support/made-clips.ts';

const runTimeoutMs = 180_000;
/** An answer of some 90 pieces then takes longer than two writes of its run. */
const pauseMs = 120;

let standIn: GeminiStandIn;
let worker: InProcessWorker;
beforeAll(async () => {
  standIn = await startGeminiStandIn();
  worker = await startWorker(({ ports }) => ({
    analyzer: createGeminiAnalyzer({
      ...{ apiKey: standInKey, model: 'gemini-3.8-flash', baseUrl: standIn.baseUrl },
      ...{ framesPerSecond: 4, judges: 3, usdPerMillionInput: 0.5, usdPerMillionOutput: 3 },
      ...{ clock: ports.clock, logger: ports.logger, random: Math.random },
    }),
  }));
});
afterAll(async () => {
  await worker.close();
  await standIn.close();
});

it('a run by three judges asks each once, shows what one has finished, and leaves the report alone', {
  timeout: runTimeoutMs,
}, async () => {
  standIn.answerWith({ pauseMs });
  const task = await seedRun(randomUUID(), 'dancer', sampleFile.pathname);
  const document = adminFirestore.doc(`analyses/${task.analysisId}`);
  const live = document.collection('live').doc(task.runId);
  const seen: LiveVerdict[] = [];
  const stop = live.onSnapshot((snapshot) => {
    if (snapshot.exists) seen.push(snapshot.data() as LiveVerdict);
  });
  const first = worker.deliver(task);
  await standIn.reached('generate', 3);
  await expect(worker.deliver(task)).rejects.toMatchObject({ code: 'already_running' });
  await first;
  await worker.deliver(task);
  stop();

  expect(standIn.countOf('generate')).toBe(3);
  const report = (await document.collection('reports').doc(task.runId).get()).data() as Report;
  const told = { input_tokens: 12_000, output_tokens: 1_200, cost_usd: expect.closeTo(0.0096, 10) };
  expect(report.judges.map(({ usage }) => usage)).toEqual([told, told, told]);
  expect(report.usage).toEqual({
    ...{ input_tokens: 36_000, output_tokens: 3_600, cost_usd: expect.closeTo(0.0288, 10) },
  });
  expect(report.contested).toEqual([]);
  expect(report.strengths).toHaveLength(1);

  expect(seen.length).toBeGreaterThan(0);
  const counts = seen.map(({ segments }) => segments.length);
  expect(counts).toEqual(counts.toSorted((a, b) => a - b));
  expect(seen.every(({ preliminary }) => preliminary)).toBe(true);
  expect(report.segments).toEqual(expect.arrayContaining(seen.at(-1)?.segments ?? []));
  expect((await live.get()).exists).toBe(false);
});
