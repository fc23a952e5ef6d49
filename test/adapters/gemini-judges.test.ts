import { describe, expect, it } from 'vitest';
import { AppError } from '../../functions/src/domain/errors.ts';
import { errorReplies } from '../support/gemini-stand-in/error-bodies.ts';
import { failureOf, useGeminiStandIn } from '../support/gemini-stand-in/gemini-setting.ts';
import { answer, delay, forgetFile, refuse } from '../support/gemini-stand-in/misbehaviour.ts';
import type { SoundContent } from '../support/gemini-stand-in/model-answer.ts';

const setting = useGeminiStandIn();
const { analyse } = setting;
const three = { judges: 3 };
const told = { input_tokens: 12_000, output_tokens: 1_200, cost_usd: expect.closeTo(0.0096, 10) };

/** A sound answer by a judge of this technique, who says so. */
function judging(technique: number | null, change: object = {}) {
  return answer({
    spell: (sound: SoundContent) => {
      const { technical_quality: own, ...others } = sound.scores;
      const score = { low: technique && technique - 1, high: technique, score: technique };
      return JSON.stringify({
        ...sound,
        summary: `I say ${technique}.`,
        scores: { technical_quality: { ...own, ...score }, ...others },
        ...change,
      });
    },
  });
}
function judgedBy(...techniques: (number | null)[]) {
  for (const technique of techniques) setting.standIn.misbehave('generate', judging(technique));
}
const techniquesOf = (judges: readonly { scores: Record<string, number | null> }[]) =>
  judges.map(({ scores }) => scores['technical_quality']).sort();

describe('three judges', () => {
  it('come to the median and a range that holds all of them, in the words of the nearest', async () => {
    judgedBy(9, 6, 7);
    const { scores, ranges, contested, text, judges } = await analyse({}, three);
    expect(scores['technical_quality']).toBe(70);
    expect(ranges['technical_quality']).toEqual({ low: 60, high: 90 });
    expect(contested).toEqual(['technical_quality']);
    expect(text).toContain('I say 7.');
    expect(text).toContain('7 of 10, between 6 and 9; the judges do not agree. Clear');
    expect(text).toContain('the medians of 3 judgements of a model');
    expect(techniquesOf(judges)).toEqual([60, 70, 90]);
    expect(judges.map(({ finish_reason }) => finish_reason)).toEqual(['STOP', 'STOP', 'STOP']);
  });

  it('are asked once each, about one copy, at the model’s own temperature, in an order of their own', async () => {
    await analyse({}, three);
    const { asked } = setting.standIn;
    expect(asked).toHaveLength(3);
    expect(setting.standIn.countOf('start')).toBe(1);
    const lists = asked.map(({ contents }) => {
      const task = contents[0]?.parts.at(-1)?.text ?? '';
      return [...task.matchAll(/^(\d+)\. \d+:\d+ to /gm)].map(([, number]) => Number(number));
    });
    expect(new Set(lists.map(String)).size).toBe(3);
    for (const list of lists) {
      expect(list.toSorted((a, b) => a - b)).toEqual(list.map((_, index) => index + 1));
    }
    expect(asked.map(({ generationConfig }) => generationConfig.temperature)).toEqual([1, 1, 1]);
  });

  it('are each reserved before the first is asked, and each counted', async () => {
    let begun = 0;
    const begunWhenAsked: number[] = [];
    setting.standIn.misbehave(
      'generate',
      () => {
        begunWhenAsked.push(begun);
        return {};
      },
      3,
    );
    const used: unknown[] = [];
    const meter = {
      async begin() {
        begun += 1;
        return { end: async (use: unknown) => void used.push(use) };
      },
    };
    const { judges } = await analyse({ meter }, three);
    expect(begunWhenAsked).toEqual([3, 3, 3]);
    expect(used).toEqual([told, told, told]);
    expect(judges.map(({ usage }) => usage)).toEqual([told, told, told]);
  });

  it('are none where the budget has no room for all, and what was reserved is given back', async () => {
    const full = new AppError('analyzer_quota_exhausted', 'Used up.');
    const used: unknown[] = [];
    let room = 2;
    const meter = {
      async begin() {
        if (room === 0) throw full;
        room -= 1;
        return { end: async (use: unknown) => void used.push(use) };
      },
    };
    expect(await failureOf(analyse({ meter }, three))).toBe(full);
    expect(setting.standIn.countOf('generate')).toBe(0);
    const nothing = { input_tokens: 0, output_tokens: 0 };
    expect(used).toMatchObject([nothing, nothing]);
    expect(setting.standIn.files.size).toBe(0);
  });

  it('are two where one fails after its tries, which count', async () => {
    judgedBy(6, 8);
    setting.standIn.misbehave('generate', answer({ finishReason: 'SAFETY' }));
    const { scores, judges, text } = await analyse({}, three);
    expect(scores['technical_quality']).toBe(70);
    expect(techniquesOf(judges)).toEqual([60, 80]);
    expect(text).toContain('the medians of 2 judgements');
    expect(setting.metered.map(({ used }) => used)).toEqual([told, told, told]);
    expect(setting.logged.map(({ event }) => event)).toContain('judge_failed');
  });

  it('have what their repairs take counted for each', async () => {
    setting.standIn.misbehave('generate', answer({ pieces: ['no'] }));
    const { judges } = await analyse({}, three);
    const outputs = judges.map(({ usage }) => usage?.output_tokens ?? 0);
    expect(outputs.toSorted((a, b) => a - b)).toEqual([1_200, 1_200, 2_400]);
    expect(setting.metered).toHaveLength(4);
  });

  it('fail as one does where all of them do', async () => {
    setting.standIn.answerWith({ finishReason: 'SAFETY' });
    expect(await failureOf(analyse({}, three))).toMatchObject({ code: 'analyzer_blocked' });
    expect(setting.standIn.files.size).toBe(0);
    expect(setting.metered).toHaveLength(3);
  });

  it('are tried again where one failed for good and the others were sent away for now', async () => {
    setting.standIn.misbehave('generate', answer({ finishReason: 'SAFETY' }));
    setting.standIn.misbehave('generate', refuse(errorReplies.quotaPerMinute('3600s')), 2);
    expect(await failureOf(analyse({}, three))).toMatchObject({ code: 'analyzer_rate_limited' });
    expect(setting.standIn.files.size).toBe(1);
  });

  it('leave the copy for the next attempt where all were sent away for now', async () => {
    setting.standIn.misbehave('generate', refuse(errorReplies.quotaPerMinute('3600s')), 3);
    expect(await failureOf(analyse({}, three))).toMatchObject({ code: 'analyzer_rate_limited' });
    expect(setting.standIn.files.size).toBe(1);
  });

  it('send a copy that was lost once more, together', async () => {
    setting.standIn.misbehave('generate', forgetFile);
    const { judges } = await analyse({}, three);
    expect(judges).toHaveLength(3);
    expect(setting.standIn.countOf('start')).toBe(2);
    expect(setting.standIn.files.size).toBe(0);
  });

  it('send one that none of them could use once more, and none asks about it again', async () => {
    setting.standIn.misbehave('generate', refuse(errorReplies.fileGone('files/other')), 3);
    setting.standIn.misbehave('delete', delay(100));
    const { judges } = await analyse({}, three);
    expect(judges).toHaveLength(3);
    expect(setting.standIn.countOf('start')).toBe(2);
    expect(setting.standIn.countOf('generate')).toBe(6);
    expect(setting.standIn.files.size).toBe(0);
  });

  it('leave nothing reserved and no copy where they are stopped', async () => {
    setting.standIn.answerWith({ ending: 'hang' });
    const stop = new AbortController();
    const analysis = analyse(
      {
        signal: stop.signal,
        onProgress: (_, message) => {
          if (message.startsWith('Analysing segment 2 ')) stop.abort(new Error('cancelled'));
        },
      },
      three,
    );
    await expect(analysis).rejects.toThrow('cancelled');
    expect(setting.metered.map(({ used }) => used)).toEqual([null, null, null]);
    expect(setting.standIn.files.size).toBe(0);
  });

  it('say nothing to practise of a criterion that most could not judge', async () => {
    judgedBy(null, null, 7);
    const { scores, strengths, practise } = await analyse({}, three);
    expect(scores['technical_quality']).toBeNull();
    expect(strengths).toEqual([]);
    expect(practise.map(({ criterion }) => criterion)).toEqual(['movement_to_music', null]);
  });
});

describe('one judge', () => {
  it('is asked at whatever temperature the model has, and told of as one', async () => {
    const { judges, text } = await analyse();
    expect(setting.standIn.asked[0]?.generationConfig).not.toHaveProperty('temperature');
    expect(judges).toMatchObject([{ finish_reason: 'STOP', usage: told }]);
    expect(text).toContain('These scores are what a model judged by watching');
  });
});

describe('what has been judged so far', () => {
  it('comes segment by segment, in the order of the video, as the whole will say it', async () => {
    const seen: unknown[][] = [];
    const { segments } = await analyse({ onSegments: (so) => void seen.push([...so]) });
    expect(seen).toEqual(segments.map((_, index) => segments.slice(0, index + 1)));
  });

  it('is what one of several judges has said', async () => {
    const seen: unknown[][] = [];
    const { segments } = await analyse({ onSegments: (so) => void seen.push([...so]) }, three);
    expect(seen).toHaveLength(segments.length);
    expect(seen.at(-1)).toEqual(segments);
  });

  it('never falls behind what was told, though the answer is asked for anew', async () => {
    setting.standIn.misbehave('generate', answer({ finishReason: 'MAX_TOKENS' }));
    const counts: number[] = [];
    await analyse({ onSegments: (so) => void counts.push(so.length) });
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
  });

  it('leaves out a segment that cannot be read alone', async () => {
    const seen: number[] = [];
    setting.standIn.answerWith({
      spell: ({ segments, ...rest }) =>
        JSON.stringify({
          segments: Object.fromEntries(
            segments.map(({ segment, ...own }) => [`segment ${segment}`, own]),
          ),
          ...rest,
        }),
    });
    const { segments } = await analyse({ onSegments: (so) => void seen.push(so.length) });
    expect(segments.length).toBeGreaterThan(1);
    expect(seen).toEqual([]);
  });
});
