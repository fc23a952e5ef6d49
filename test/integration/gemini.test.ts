import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createClock } from '../../functions/src/adapters/clock.ts';
import {
  createGeminiAnalyzer,
  type GeminiOptions,
} from '../../functions/src/adapters/gemini/gemini-analyzer.ts';
import { AppError } from '../../functions/src/domain/errors.ts';
import { profiles } from '../../functions/src/domain/profiles.ts';
import type { AnalysisJob } from '../../functions/src/workflows/ports.ts';
import { anAnalysisJob } from '../support/gemini-stand-in/analysis-job.ts';
import { errorReplies } from '../support/gemini-stand-in/error-bodies.ts';
import {
  type GeminiStandIn,
  standInKey,
  startGeminiStandIn,
} from '../support/gemini-stand-in/gemini-stand-in.ts';
import {
  hang,
  ignore,
  type Misbehaviour,
  refuse,
  reset,
  type Step,
} from '../support/gemini-stand-in/misbehaviour.ts';
import type { ModelAnswer } from '../support/gemini-stand-in/model-answer.ts';
import { shortenedClock } from '../support/gemini-stand-in/shortened-clock.ts';

const mib = 1024 ** 2;
/** Polls at once; limits stay. */
const briskClock = shortenedClock((delayMs) => (delayMs === 2_000 ? 5 : delayMs));

let folder: string;
let smallPath: string;
/** Three chunks of the upload. */
let largePath: string;
const largeBytes = randomBytes(19 * mib + 12_345);
let standIn: GeminiStandIn;
let warnings: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flokraft-gemini-'));
  smallPath = join(folder, 'small.mp4');
  largePath = join(folder, 'large.mp4');
  await writeFile(smallPath, randomBytes(300_000));
  await writeFile(largePath, largeBytes);
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(async () => {
  warnings = [];
  standIn = await startGeminiStandIn();
});
afterEach(() => standIn.close());

function analyse(job: Partial<AnalysisJob> = {}, options: Partial<GeminiOptions> = {}) {
  const analyzer = createGeminiAnalyzer({
    apiKey: standInKey,
    model: 'gemini-3.8-flash',
    baseUrl: standIn.baseUrl,
    framesPerSecond: 4,
    usdPerMillionInput: 0.5,
    usdPerMillionOutput: 3,
    clock: briskClock,
    logger: { info: () => {}, warn: (event) => void warnings.push(event), error: () => {} },
    ...options,
  });
  return analyzer.analyse(anAnalysisJob(smallPath, job));
}

async function failureOf(analysis: Promise<unknown>): Promise<AppError> {
  const thrown = await analysis.then(
    () => null,
    (error: unknown) => error,
  );
  if (thrown instanceof AppError) return thrown;
  throw new Error('expected an AppError', { cause: thrown });
}

describe('a judged video', () => {
  it('arrives byte for byte, in chunks, and is deleted afterwards', async () => {
    await analyse({ proxyPath: async () => largePath });
    expect(standIn.countOf('chunk')).toBe(3);
    expect(standIn.files.size).toBe(0);
    expect(standIn.deleted).toEqual([
      expect.objectContaining({
        displayName: 'run-1',
        mimeType: 'video/mp4',
        sizeBytes: largeBytes.length,
        sha256: createHash('sha256').update(largeBytes).digest('hex'),
      }),
    ]);
  });

  it('is asked about once, as JSON, at the frame rate, with the text after the video', async () => {
    await analyse({}, { framesPerSecond: 6 });
    const [body, ...more] = standIn.asked;
    expect(more).toEqual([]);
    expect(body?.generationConfig.responseMimeType).toBe('application/json');
    expect(body?.systemInstruction.parts[0]?.text).toContain('WDSF adjudicator');
    const [video, text] = body?.contents[0]?.parts ?? [];
    expect(video?.fileData?.mimeType).toBe('video/mp4');
    expect(video?.videoMetadata).toEqual({ fps: 6 });
    expect(text?.text).toContain('"dance_type":"Salsa"');
  });

  it.each(Object.values(profiles))('gets a score for each criterion of $type', async (profile) => {
    const { scores, segments, text, analyzer, finishReason } = await analyse({ profile });
    expect(Object.keys(scores)).toEqual(profile.criteria.map(({ key }) => key));
    for (const score of Object.values(scores)) expect(score).toBeGreaterThanOrEqual(60);
    expect(segments[0]).toMatchObject({ start_seconds: 0, label: 'Phrase 1', score: 50 });
    expect(segments.at(-1)?.end_seconds).toBe(60);
    expect(text).toContain('A steady dance – with room to grow.');
    expect({ analyzer, finishReason }).toEqual({
      analyzer: 'gemini:gemini-3.8-flash',
      finishReason: 'STOP',
    });
  });

  it('moves progress and message with each finished segment', async () => {
    const reports: { fraction: number; message: string }[] = [];
    const { segments } = await analyse({
      onProgress: (fraction, message) => reports.push({ fraction, message }),
    });
    const count = segments.length;
    const judging = reports.filter(({ message }) => message.startsWith('Analysing'));
    expect(count).toBeGreaterThan(1);
    expect(judging.map(({ message }) => message)).toEqual([
      ...segments.map((_, index) => `Analysing segment ${index + 1} of ${count}`),
      `Analysing segment ${count} of ${count}`,
    ]);
    const fractions = reports.map(({ fraction }) => fraction);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
  });

  it('reports a segment before the answer is complete', async () => {
    standIn.answerWith({ ending: 'hang' });
    const stop = new AbortController();
    const heard = new Promise<void>((resolve) => {
      const onProgress = (_: number, message: string) => {
        if (message.startsWith('Analysing segment 2 ')) resolve();
      };
      analyse({ onProgress, signal: stop.signal }).catch(() => {});
    });
    await heard;
    stop.abort();
    await standIn.reached('delete');
  });

  it('records tokens, thinking included, and what they cost', async () => {
    expect((await analyse()).usage).toEqual({
      input_tokens: 12_000,
      output_tokens: 1_200,
      cost_usd: expect.closeTo(0.0096, 10),
    });
  });

  it('costs an unknown amount where no price is configured', async () => {
    const { usage } = await analyse({}, { usdPerMillionInput: null });
    expect(usage).toMatchObject({ input_tokens: 12_000, cost_usd: null });
  });

  it('keeps its judgement when the copy cannot be deleted', async () => {
    standIn.misbehave('delete', refuse(errorReplies.internalError));
    expect((await analyse()).finishReason).toBe('STOP');
    expect(warnings).toEqual(['gemini file not deleted']);
  });
});

it('uploads 200 MiB within 60 MiB of memory', { timeout: 120_000 }, async () => {
  const sparsePath = join(folder, 'sparse.mp4');
  await writeFile(sparsePath, '');
  await truncate(sparsePath, 200 * mib);
  standIn.filesPassThrough(['ACTIVE']);
  const program = fileURLToPath(
    new URL('../support/gemini-stand-in/measure-upload.ts', import.meta.url),
  );
  const { stdout } = await promisify(execFile)(process.execPath, [
    program,
    standIn.baseUrl,
    sparsePath,
  ]);
  const { beforeMib, peakMib } = JSON.parse(stdout) as { beforeMib: number; peakMib: number };
  expect(standIn.deleted[0]?.sizeBytes).toBe(200 * mib);
  expect(peakMib - beforeMib).toBeLessThan(60);
});

describe('an abort', () => {
  const reason = new Error('cancelled by its owner');

  async function abortAfter(
    reached: (job: Pick<AnalysisJob, 'onProgress'>) => Promise<void>,
    { path = smallPath, ...options }: Partial<GeminiOptions & { path: string }> = {},
  ): Promise<number> {
    const stop = new AbortController();
    const job = { onProgress: (_: number, __: string) => {} };
    const arrived = reached(job);
    const analysis = analyse(
      {
        proxyPath: async () => path,
        signal: stop.signal,
        onProgress: (...progress) => job.onProgress(...progress),
      },
      options,
    );
    const ended = expect(analysis).rejects.toBe(reason);
    await arrived;
    const startedAt = performance.now();
    stop.abort(reason);
    await ended;
    return performance.now() - startedAt;
  }

  it('that came before the start sends nothing', async () => {
    await expect(analyse({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(standIn.countOf('start')).toBe(0);
  });

  it('during the upload ends it within a second', async () => {
    standIn.misbehave('chunk', ignore);
    const tookMs = await abortAfter(() => standIn.reached('chunk'), { path: largePath });
    expect(tookMs).toBeLessThan(1_000);
    expect(standIn.files.size).toBe(0);
  });

  it('during the last chunk still deletes the file that this chunk makes', async () => {
    const tookMs = await abortAfter(() => standIn.reached('chunk', 3), { path: largePath });
    expect(tookMs).toBeLessThan(1_000);
    expect(standIn.files.size).toBe(0);
    expect(standIn.deleted).toHaveLength(1);
  });

  it('while the last chunk hangs ends within a second', async () => {
    standIn.misbehave('chunk', hang);
    expect(await abortAfter(() => standIn.reached('chunk'))).toBeLessThan(1_000);
  });

  it('during the wait for the file ends within a second, the file deleted', async () => {
    standIn.filesPassThrough(['PROCESSING']);
    const clock = createClock();
    expect(await abortAfter(() => standIn.reached('get'), { clock })).toBeLessThan(1_000);
    expect(standIn.deleted).toHaveLength(1);
  });

  it('before the answer begins ends within a second, the file deleted', async () => {
    standIn.misbehave('generate', hang);
    expect(await abortAfter(() => standIn.reached('generate'))).toBeLessThan(1_000);
    expect(standIn.deleted).toHaveLength(1);
  });

  it('during the answer ends within a second, the file deleted', async () => {
    standIn.answerWith({ ending: 'hang' });
    const tookMs = await abortAfter(
      (job) =>
        new Promise((resolve) => {
          job.onProgress = (_, message) => {
            if (message.startsWith('Analysing segment 2 ')) resolve();
          };
        }),
    );
    expect(tookMs).toBeLessThan(1_000);
    expect(standIn.deleted).toHaveLength(1);
  });
});

describe('a failing service', () => {
  const refusals: [string, Misbehaviour, { code: string; retryable: boolean }][] = [
    [
      'a limit a minute',
      refuse(errorReplies.quotaPerMinute('45.8s')),
      { code: 'analyzer_rate_limited', retryable: true },
    ],
    [
      'a limit a day',
      refuse(errorReplies.quotaPerDay),
      { code: 'analyzer_quota_exhausted', retryable: false },
    ],
    ['500', refuse(errorReplies.internalError), { code: 'analyzer_unavailable', retryable: true }],
    ['503', refuse(errorReplies.overloaded), { code: 'analyzer_unavailable', retryable: true }],
    [
      '504',
      refuse(errorReplies.deadlineExceeded),
      { code: 'analyzer_unavailable', retryable: true },
    ],
    ['a reset', reset, { code: 'analyzer_unavailable', retryable: true }],
    ['an unknown model', refuse(errorReplies.modelUnknown), { code: 'internal', retryable: false }],
    [
      'a file that is gone',
      refuse(errorReplies.fileGone('files/gone')),
      { code: 'analyzer_unavailable', retryable: true },
    ],
    [
      'a file that is not ready',
      refuse(errorReplies.fileNotActive('files/early')),
      { code: 'analyzer_unavailable', retryable: true },
    ],
  ];
  const uploadSteps: Step[] = ['start', 'chunk', 'get'];

  it.each(refusals)('that answers the question with %s', async (_, misbehaviour, expected) => {
    standIn.misbehave('generate', misbehaviour);
    expect(await failureOf(analyse())).toMatchObject(expected);
    expect(standIn.deleted).toHaveLength(1);
  });

  it.each(
    uploadSteps.flatMap((step) =>
      refusals.slice(0, 6).map((refusal) => [step, ...refusal] as const),
    ),
  )('that answers %s with %s', async (step, _, misbehaviour, expected) => {
    standIn.misbehave(step, misbehaviour);
    expect(await failureOf(analyse())).toMatchObject(expected);
    expect(standIn.files.size).toBe(0);
  });

  it('says after how long to come back', async () => {
    standIn.misbehave('generate', refuse(errorReplies.quotaPerMinute('45.8s')));
    expect((await failureOf(analyse())).retryAfterSeconds).toBe(46);
  });

  it('refuses a wrong key as internal', async () => {
    const failure = await failureOf(analyse({}, { apiKey: 'wrong' }));
    expect(failure).toMatchObject({ code: 'internal', retryable: false });
  });

  it('cannot be reached', async () => {
    await standIn.close();
    const failure = await failureOf(analyse());
    expect(failure).toMatchObject({ code: 'analyzer_unavailable', retryable: true });
  });

  it.each<Step>(['start', 'chunk', 'get', 'generate'])('that hangs at %s', async (step) => {
    standIn.misbehave(step, hang);
    const clock = shortenedClock((delayMs) => Math.min(delayMs, 1_000));
    const failure = await failureOf(analyse({}, { clock }));
    expect(failure).toMatchObject({ code: 'analyzer_timeout', retryable: true });
    expect(standIn.files.size).toBe(0);
  });

  it('never makes the file ready', async () => {
    standIn.filesPassThrough(['PROCESSING']);
    const clock = shortenedClock((delayMs) => (delayMs === 2_000 ? 100 : Math.min(delayMs, 1_000)));
    const failure = await failureOf(analyse({}, { clock }));
    expect(failure).toMatchObject({ code: 'analyzer_timeout', retryable: true });
    expect(standIn.deleted).toHaveLength(1);
  });

  it('cannot process the file', async () => {
    standIn.filesPassThrough(['PROCESSING', 'FAILED']);
    const failure = await failureOf(analyse());
    expect(failure).toMatchObject({ code: 'analyzer_unavailable', retryable: true });
    expect(standIn.deleted).toHaveLength(1);
  });
});

describe('an answer', () => {
  const answers: [string, Partial<ModelAnswer>, { code: string; retryable: boolean }][] = [
    [
      'whose prompt is blocked',
      { blockReason: 'PROHIBITED_CONTENT' },
      { code: 'analyzer_blocked', retryable: false },
    ],
    ...['SAFETY', 'RECITATION', 'LANGUAGE', 'BLOCKLIST', 'PROHIBITED_CONTENT', 'SPII'].map(
      (finishReason): [string, Partial<ModelAnswer>, { code: string; retryable: boolean }] => [
        `that ends with ${finishReason}`,
        { finishReason },
        { code: 'analyzer_blocked', retryable: false },
      ],
    ),
    [
      'that ran out of tokens',
      { pieces: ['{"segments":[{"seg'], finishReason: 'MAX_TOKENS' },
      { code: 'analyzer_truncated', retryable: false },
    ],
    [
      'that ends for another reason',
      { finishReason: 'OTHER' },
      { code: 'analyzer_invalid_response', retryable: true },
    ],
    [
      'that is not JSON',
      { pieces: ['{"segments":[', '}'] },
      { code: 'analyzer_invalid_response', retryable: true },
    ],
    [
      'that lacks a part',
      { pieces: ['{"segments":[],"scores":{},"summary":"x","advice":[]}'] },
      { code: 'analyzer_invalid_response', retryable: true },
    ],
    ['that is empty', { pieces: [] }, { code: 'analyzer_invalid_response', retryable: true }],
    [
      'that is reset midway',
      { ending: 'reset' },
      { code: 'analyzer_unavailable', retryable: true },
    ],
    [
      'that breaks off',
      { pieces: ['{"segments":['], ending: 'close' },
      { code: 'analyzer_unavailable', retryable: true },
    ],
    [
      'that turns into an error',
      { pieces: ['{"segments":['], ending: 'error' },
      { code: 'analyzer_unavailable', retryable: true },
    ],
  ];

  it.each(answers)('%s', async (_, answer, expected) => {
    standIn.answerWith(answer);
    expect(await failureOf(analyse())).toMatchObject(expected);
    expect(standIn.deleted).toHaveLength(1);
  });
});
