import { describe, expect, it } from 'vitest';
import { createClock } from '../../functions/src/adapters/clock.ts';
import type { GeminiOptions } from '../../functions/src/adapters/gemini/gemini-options.ts';
import type { AnalysisJob } from '../../functions/src/workflows/ports/analyzer.ts';
import { errorReplies } from '../support/gemini-stand-in/error-bodies.ts';
import { useGeminiStandIn } from '../support/gemini-stand-in/gemini-setting.ts';
import { hang, ignore, refuse } from '../support/gemini-stand-in/misbehaviour.ts';

const setting = useGeminiStandIn();
const { analyse } = setting;

describe('an abort', () => {
  const reason = new Error('cancelled by its owner');

  async function abortAfter(
    reached: (job: Pick<AnalysisJob, 'onProgress'>) => Promise<void>,
    { path = setting.smallPath, ...options }: Partial<GeminiOptions & { path: string }> = {},
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
    const proxyPath = async () => setting.smallPath;
    const signal = AbortSignal.abort(reason);
    await expect(analyse({ signal, proxyPath })).rejects.toBe(reason);
    expect(setting.standIn.countOf('start')).toBe(0);
    expect(setting.metered).toEqual([]);
  });

  it('that came before the start removes what an earlier attempt left', async () => {
    setting.standIn.misbehave('generate', refuse(errorReplies.quotaPerMinute('3600s')));
    await analyse().catch(() => {});
    const copy = setting.kept.at(-1) ?? null;
    expect(setting.standIn.files.size).toBe(1);
    await expect(analyse({ copy, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(setting.standIn.files.size).toBe(0);
  });

  it('during the upload ends it within five seconds', async () => {
    setting.standIn.misbehave('chunk', ignore);
    const tookMs = await abortAfter(() => setting.standIn.reached('chunk'), {
      path: setting.largePath,
    });
    expect(tookMs).toBeLessThan(5_000);
    expect(setting.standIn.files.size).toBe(0);
  });

  it('during the last chunk still deletes the file that this chunk makes', async () => {
    const tookMs = await abortAfter(() => setting.standIn.reached('chunk', 3), {
      path: setting.largePath,
    });
    expect(tookMs).toBeLessThan(5_000);
    expect(setting.standIn.files.size).toBe(0);
    expect(setting.standIn.deleted).toHaveLength(1);
  });

  it('while the last chunk hangs ends within five seconds', async () => {
    setting.standIn.misbehave('chunk', hang);
    expect(await abortAfter(() => setting.standIn.reached('chunk'))).toBeLessThan(5_000);
  });

  it('during the wait for the file ends within five seconds, the file deleted', async () => {
    setting.standIn.filesPassThrough(['PROCESSING']);
    const clock = createClock();
    expect(await abortAfter(() => setting.standIn.reached('get'), { clock })).toBeLessThan(5_000);
    expect(setting.standIn.deleted).toHaveLength(1);
  });

  it('before the answer begins ends within five seconds, the file deleted', async () => {
    setting.standIn.misbehave('generate', hang);
    expect(await abortAfter(() => setting.standIn.reached('generate'))).toBeLessThan(5_000);
    expect(setting.standIn.deleted).toHaveLength(1);
  });

  it('during the answer ends within five seconds, the file deleted', async () => {
    setting.standIn.answerWith({ ending: 'hang' });
    const tookMs = await abortAfter(
      (job) =>
        new Promise((resolve) => {
          job.onProgress = (_, message) => {
            if (message.startsWith('Analysing segment 2 ')) resolve();
          };
        }),
    );
    expect(tookMs).toBeLessThan(5_000);
    expect(setting.standIn.deleted).toHaveLength(1);
  });

  it.each([
    ['a limit', refuse(errorReplies.quotaPerMinute('45s'))],
    ['an overloaded service', refuse(errorReplies.overloaded)],
  ])('during the wait after %s ends within five seconds', async (_, misbehaviour) => {
    setting.standIn.misbehave('generate', misbehaviour, 3);
    const tookMs = await abortAfter(
      (job) =>
        new Promise((resolve) => {
          job.onProgress = (_fraction, message) => {
            if (message.includes('Trying again')) resolve();
          };
        }),
      { clock: createClock() },
    );
    expect(tookMs).toBeLessThan(5_000);
    expect(setting.standIn.countOf('generate')).toBe(1);
    expect(setting.standIn.files.size).toBe(0);
  });

  it('ends within five seconds where even the removal hangs', async () => {
    setting.standIn.misbehave('generate', hang);
    setting.standIn.misbehave('delete', hang);
    expect(await abortAfter(() => setting.standIn.reached('generate'))).toBeLessThan(5_000);
  });

  it('leaves a run that may not be written any more to its own end', async () => {
    setting.standIn.misbehave('generate', hang);
    const stop = new AbortController();
    const keepCopy = async () => {
      if (stop.signal.aborted) throw new Error('the claim is void');
    };
    const ended = expect(analyse({ signal: stop.signal, keepCopy })).rejects.toBe(reason);
    await setting.standIn.reached('generate');
    stop.abort(reason);
    await ended;
    expect(setting.standIn.deleted).toHaveLength(1);
    expect(setting.logged).toEqual([]);
  });
});
