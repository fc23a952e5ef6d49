import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Stack } from '../../../scripts/stack/boot.ts';
import {
  standInKey,
  startGeminiStandIn,
} from '../../../test/support/gemini-stand-in/gemini-stand-in.ts';
import { makeClip } from '../../../test/support/make-clips.ts';
import type { OwnStack } from '../../frame/benchmark.ts';
import { type Analysed, analyseOnce } from './analyse-once.ts';
import { type Counts, makeCounts } from './counted-stack.ts';
import type { Billed } from './operations.ts';
import { readPrices } from './reckon.ts';

/** What a stack boots with whose functions are counted and whose model is a stand-in. */
export async function startCountedModel(): Promise<OwnStack & { counts: Counts }> {
  const [standIn, counts] = await Promise.all([startGeminiStandIn(), makeCounts()]);
  const { usd } = readPrices();
  return {
    counts,
    options: {
      environment: counts.environment,
      parameters: {
        ANALYZER: 'gemini',
        GEMINI_BASE_URL: standIn.baseUrl,
        GEMINI_USD_PER_MILLION_INPUT: String(usd.modelPer1000000InputTokens),
        GEMINI_USD_PER_MILLION_OUTPUT: String(usd.modelPer1000000OutputTokens),
      },
      secrets: { GEMINI_API_KEY: standInKey },
    },
    async close() {
      await Promise.all([standIn.close(), counts.remove()]);
    },
  };
}

/** All that one analysis of a 20 s solo is billed for, its functions' processes warm. */
export async function countAnalysis(
  stack: Pick<Stack, 'ports'>,
  counts: Counts,
): Promise<Analysed & { billed: Billed[] }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'counted-analysis-'));
  try {
    const form = { seconds: 20, size: '640x360', frameRate: 30 };
    const video = await readFile(await makeClip(path.join(folder, 'clip.mp4'), form));
    await counts.during(async () => void (await analyseOnce(stack, video)));
    let analysed: Analysed = { analysisId: '', processingMs: 0 };
    const billed = await counts.during(async () => {
      analysed = await analyseOnce(stack, video);
    });
    return { ...analysed, billed };
  } finally {
    await rm(folder, { recursive: true });
  }
}
