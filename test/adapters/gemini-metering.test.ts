import { describe, expect, it } from 'vitest';
import { estimateRun, outputTokensFor } from '../../functions/src/contract/run-estimate.ts';
import { AppError } from '../../functions/src/domain/errors.ts';
import { someMeasurements } from '../support/gemini-stand-in/analysis-job.ts';
import { errorReplies } from '../support/gemini-stand-in/error-bodies.ts';
import { failureOf, useGeminiStandIn } from '../support/gemini-stand-in/gemini-setting.ts';
import { answer, hang, refuse, reset } from '../support/gemini-stand-in/misbehaviour.ts';
import { shortenedClock } from '../support/gemini-stand-in/shortened-clock.ts';
import { twoDancers } from '../support/measured.ts';

const setting = useGeminiStandIn();
const { analyse } = setting;

/** What the stand-in says of each answer, thinking included, at the prices of the setting. */
const told = { input_tokens: 12_000, output_tokens: 1_200, cost_usd: expect.closeTo(0.0096, 10) };
const nothing = { input_tokens: 0, output_tokens: 0, cost_usd: 0 };
const uses = () => setting.metered.map(({ used }) => used);

describe('a call to the model', () => {
  it('is estimated before it is made', async () => {
    await analyse();
    const [call] = setting.metered;
    const video = 60 * 4 * 258 + 60 * 32;
    expect(call?.estimate.input_tokens).toBeGreaterThan(video);
    expect(call?.estimate.input_tokens).toBeLessThan(video + 3_000);
    expect(call?.estimate.output_tokens).toBe(8_192);
    const { input_tokens = 0, output_tokens = 0, cost_usd = null } = call?.estimate ?? {};
    expect(cost_usd).toBeCloseTo((input_tokens * 0.5 + output_tokens * 3) / 1_000_000, 10);
  });

  it('is given room for each dancer whom it is asked to score, and reserves it', async () => {
    await analyse({ measurements: { ...someMeasurements, bodies: [...twoDancers] } });
    expect(setting.metered[0]?.estimate.output_tokens).toBe(outputTokensFor(2) / 2);
    expect(outputTokensFor(2)).toBeGreaterThan(outputTokensFor(0));
    const [body] = setting.standIn.asked;
    expect(body?.generationConfig.maxOutputTokens).toBe(outputTokensFor(2));
  });

  it.each([8, 60, 600])(
    'takes about what a rerun of %i s is reckoned at',
    async (durationSeconds) => {
      await analyse({ durationSeconds });
      const estimate = setting.metered[0]?.estimate;
      const reckoned = estimateRun(durationSeconds, {
        ...{ frames_per_second: 4, usd_per_million_input: 0.5, usd_per_million_output: 3 },
      });
      expect(reckoned.output_tokens).toBe(estimate?.output_tokens);
      const off = reckoned.input_tokens - (estimate?.input_tokens ?? 0);
      expect(Math.abs(off)).toBeLessThan(250);
      expect(reckoned.cost_usd).toBeCloseTo(estimate?.cost_usd ?? 0, 3);
    },
  );

  it('is not made where the budget has no room for it', async () => {
    const full = new AppError('analyzer_quota_exhausted', 'Used up.');
    const meter = { begin: () => Promise.reject(full) };
    expect(await failureOf(analyse({ meter }))).toBe(full);
    expect(setting.standIn.countOf('generate')).toBe(0);
    expect(setting.standIn.files.size).toBe(0);
  });

  it('counts what it used, thinking included, and what that cost', async () => {
    await analyse();
    expect(uses()).toEqual([told]);
  });

  it('costs an unknown amount where no price is configured', async () => {
    await analyse({}, { usdPerMillionInput: null });
    expect(setting.metered).toMatchObject([
      { estimate: { cost_usd: null }, used: { input_tokens: 12_000, cost_usd: null } },
    ]);
  });

  it.each([
    ['is blocked', { finishReason: 'SAFETY' }, [told]],
    ['has its prompt blocked', { blockReason: 'SAFETY' }, [told]],
    ['is cut', { finishReason: 'MAX_TOKENS' }, [told, told]],
    ['is invalid', { pieces: ['no'] }, [told, told]],
  ])('counts what it used where its answer %s', async (_, change, expected) => {
    setting.standIn.answerWith(change);
    await failureOf(analyse());
    expect(uses()).toEqual(expected);
  });

  it('reserves more for a larger try', async () => {
    setting.standIn.answerWith({ finishReason: 'MAX_TOKENS' });
    await failureOf(analyse());
    expect(setting.metered.map(({ estimate }) => estimate.output_tokens)).toEqual([8_192, 16_384]);
  });

  it('counts what it had used where its answer broke off', async () => {
    setting.standIn.misbehave('generate', answer({ ending: 'reset' }));
    await analyse();
    expect(uses()).toEqual([told, told]);
  });

  it('counts nothing where it was refused, which is not charged', async () => {
    setting.standIn.misbehave('generate', refuse(errorReplies.overloaded));
    setting.standIn.misbehave('generate', refuse(errorReplies.quotaPerMinute('1s')));
    await analyse();
    expect(uses()).toEqual([nothing, nothing, told]);
  });

  it('counts its estimate where nobody knows what it used', async () => {
    setting.standIn.misbehave('generate', reset);
    setting.standIn.misbehave('generate', answer({ usage: null }));
    await analyse();
    expect(uses()).toEqual([null, null]);
  });

  it.each([
    ['fell silent', () => setting.standIn.misbehave('generate', hang)],
    ['never ended', () => setting.standIn.answerWith({ ending: 'endless' })],
  ])('counts its estimate where it %s', async (_, arrange) => {
    arrange();
    const clock = shortenedClock((delayMs) =>
      [240_000, 600_000].includes(delayMs) ? 1_000 : Math.min(delayMs, 5_000),
    );
    await failureOf(analyse({}, { clock }));
    expect(uses()).toEqual([null]);
  });

  it('counts its estimate where it was aborted, since the model goes on', async () => {
    setting.standIn.answerWith({ ending: 'hang' });
    const stop = new AbortController();
    const analysis = analyse({
      signal: stop.signal,
      onProgress: (_, message) => {
        if (message.startsWith('Analysing segment 2 ')) stop.abort(new Error('cancelled'));
      },
    });
    await expect(analysis).rejects.toThrow('cancelled');
    expect(uses()).toEqual([null]);
  });

  it('gives its judgement where its use cannot be written down', async () => {
    const end = () => Promise.reject(new Error('no database'));
    const meter = { begin: async () => ({ end }) };
    expect((await analyse({ meter })).finishReason).toBe('STOP');
    expect(setting.logged.map(({ event }) => event)).toContain('model_call_not_settled');
  });
});
