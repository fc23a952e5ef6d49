import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { createGeminiAnalyzer } from '../../../functions/src/adapters/gemini/gemini-analyzer.ts';
import type { GeminiOptions } from '../../../functions/src/adapters/gemini/gemini-options.ts';
import type { Usage } from '../../../functions/src/contract/report.ts';
import { AppError } from '../../../functions/src/domain/errors.ts';
import type { ModelCopy } from '../../../functions/src/domain/states/analysis.ts';
import type { AnalysisJob } from '../../../functions/src/workflows/ports/analyzer.ts';
import { anAnalysisJob } from './analysis-job.ts';
import { type GeminiStandIn, standInKey, startGeminiStandIn } from './gemini-stand-in.ts';
import { shortenedClock } from './shortened-clock.ts';

/** The adapter's limits; every other delay is a pause between two tries. */
const limitsMs = new Set([500, 3_000, 30_000, 90_000, 120_000, 180_000, 240_000, 600_000]);
export const pollIntervalMs = 2_000;
/** What a pause is made of: its jitter is a quarter of what it could be. */
const random = () => 0.25;

/** Three chunks of the upload. */
export const largeBytes = randomBytes(19 * 1024 ** 2 + 12_345);

export interface GeminiSetting {
  folder: string;
  smallPath: string;
  largePath: string;
  /** A new one for each test. */
  standIn: GeminiStandIn;
  logged: { event: string; fields: Record<string, unknown> }[];
  /** Pauses of the analyzer, in order and without polls; each lasts 5 ms. */
  pausesMs: number[];
  /** What was remembered of the copy, in order. */
  kept: (ModelCopy | null)[];
  metered: { estimate: Usage; used: Usage | null | 'under way' }[];
  analyse(job?: Partial<AnalysisJob>, options?: Partial<GeminiOptions>): ReturnType<Analyse>;
  analyzer(options?: Partial<GeminiOptions>): ReturnType<typeof createGeminiAnalyzer>;
}
type Analyse = ReturnType<typeof createGeminiAnalyzer>['analyse'];

/** Call it at the top of a test file: files are made once, the stand-in for each test. */
export function useGeminiStandIn(): GeminiSetting {
  const clock = shortenedClock((delayMs) => {
    if (limitsMs.has(delayMs)) return delayMs;
    if (delayMs !== pollIntervalMs) setting.pausesMs.push(delayMs);
    return 5;
  });
  const log = (event: string, fields: Record<string, unknown> = {}) =>
    void setting.logged.push({ event, fields });
  const setting = {
    analyzer: (options = {}) =>
      createGeminiAnalyzer({
        apiKey: standInKey,
        model: 'gemini-3.8-flash',
        baseUrl: setting.standIn.baseUrl,
        framesPerSecond: 4,
        judges: 1,
        usdPerMillionInput: 0.5,
        usdPerMillionOutput: 3,
        clock,
        logger: { info: log, warn: log, error: log },
        random,
        ...options,
      }),
    analyse: (job = {}, options = {}) =>
      setting.analyzer(options).analyse(
        anAnalysisJob(setting.smallPath, {
          keepCopy: async (copy) => void setting.kept.push(copy),
          meter: {
            async begin(estimate) {
              const call: GeminiSetting['metered'][number] = { estimate, used: 'under way' };
              setting.metered.push(call);
              return {
                async end(used) {
                  call.used = used;
                },
              };
            },
          },
          ...job,
        }),
      ),
  } as GeminiSetting;

  beforeAll(async () => {
    setting.folder = await mkdtemp(join(tmpdir(), 'flokraft-gemini-'));
    setting.smallPath = join(setting.folder, 'small.mp4');
    setting.largePath = join(setting.folder, 'large.mp4');
    await writeFile(setting.smallPath, randomBytes(300_000));
    await writeFile(setting.largePath, largeBytes);
  });
  afterAll(() => rm(setting.folder, { recursive: true }));
  beforeEach(async () => {
    Object.assign(setting, { logged: [], pausesMs: [], kept: [], metered: [] });
    setting.standIn = await startGeminiStandIn();
  });
  afterEach(() => setting.standIn.close());
  return setting;
}

export async function failureOf(analysis: Promise<unknown>): Promise<AppError> {
  const thrown = await analysis.then(
    () => null,
    (error: unknown) => error,
  );
  if (thrown instanceof AppError) return thrown;
  throw new Error('expected an AppError', { cause: thrown });
}
