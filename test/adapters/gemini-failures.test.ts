import { describe, expect, it } from 'vitest';
import { errorReplies } from '../support/gemini-stand-in/error-bodies.ts';
import { failureOf, useGeminiStandIn } from '../support/gemini-stand-in/gemini-setting.ts';
import { startGeminiStandIn } from '../support/gemini-stand-in/gemini-stand-in.ts';
import {
  answer,
  cutShort,
  hang,
  type Misbehaviour,
  refuse,
  reset,
  type Step,
} from '../support/gemini-stand-in/misbehaviour.ts';
import {
  type ModelAnswer,
  piecesOf,
  type SoundContent,
  soundContent,
} from '../support/gemini-stand-in/model-answer.ts';
import { shortenedClock } from '../support/gemini-stand-in/shortened-clock.ts';

const setting = useGeminiStandIn();
const { analyse } = setting;

const always = 100;
const uploadSteps: Step[] = ['start', 'chunk', 'get'];
const transient: [string, Misbehaviour][] = [
  ['408', refuse(errorReplies.requestTimeout)],
  ['500', refuse(errorReplies.internalError)],
  ['502', refuse(errorReplies.badGateway)],
  ['503', refuse(errorReplies.overloaded)],
  ['504', refuse(errorReplies.deadlineExceeded)],
  ['a reset', reset],
  ['a body cut short', cutShort],
];
const brokenAnswers: [string, Misbehaviour][] = [
  ['an answer that is reset midway', answer({ ending: 'reset' })],
  ['an answer that breaks off', answer({ pieces: ['{"segments":['], ending: 'close' })],
  ['an answer that turns into an error', answer({ pieces: ['{"seg'], ending: 'error' })],
];
const everywhere = [...uploadSteps, 'generate' as const].flatMap((step) =>
  transient.map(([name, misbehaviour]) => [step, name, misbehaviour] as const),
);
const stumbles = [
  ...everywhere,
  ...brokenAnswers.map(
    ([name, misbehaviour]) => ['generate' as const, name, misbehaviour] as const,
  ),
];

describe('a service that stumbles', () => {
  it.each(stumbles)('at %s with %s is tried again and judges', async (step, _, misbehaviour) => {
    setting.standIn.misbehave(step, misbehaviour, 2);
    expect((await analyse()).finishReason).toBe('STOP');
    expect(setting.pausesMs).toEqual([1_500, 4_500]);
    expect(setting.standIn.files.size).toBe(0);
  });

  it.each(stumbles)('at %s with %s for good is unavailable', async (step, _, misbehaviour) => {
    setting.standIn.misbehave(step, misbehaviour, always);
    expect(await failureOf(analyse())).toMatchObject({
      code: 'analyzer_unavailable',
      retryable: true,
    });
    expect(setting.pausesMs).toEqual([1_500, 4_500, 13_500]);
  });

  it('cannot be reached', async () => {
    await setting.standIn.close();
    expect(await failureOf(analyse())).toMatchObject({
      code: 'analyzer_unavailable',
      retryable: true,
    });
  });

  it.each<Step>(['start', 'chunk', 'get', 'generate'])('that hangs at %s', async (step) => {
    setting.standIn.misbehave(step, hang);
    const clock = shortenedClock((delayMs) => Math.min(delayMs, 1_000));
    expect(await failureOf(analyse({}, { clock }))).toMatchObject({
      code: 'analyzer_timeout',
      retryable: true,
    });
  });

  it('falls silent within an answer', async () => {
    setting.standIn.answerWith({ pieces: ['{"segments":['], ending: 'hang' });
    const clock = shortenedClock((delayMs) => (delayMs === 90_000 ? 200 : delayMs));
    expect((await failureOf(analyse({}, { clock }))).code).toBe('analyzer_timeout');
  });

  it('never ends an answer', async () => {
    setting.standIn.answerWith({ pieces: ['{"segments":['], ending: 'endless' });
    const clock = shortenedClock((delayMs) => (delayMs === 600_000 ? 1_000 : delayMs));
    expect((await failureOf(analyse({}, { clock }))).code).toBe('analyzer_timeout');
    expect(setting.standIn.countOf('generate')).toBe(1);
  });
});

describe('a session', () => {
  it.each([
    ['has been terminated', errorReplies.uploadTerminated],
    ['is unknown', errorReplies.entityNotFound],
    ['is refused', { ...errorReplies.forbidden, status: 410 }],
  ])('that %s is opened anew once', async (_, refusal) => {
    setting.standIn.misbehave('chunk', refuse(refusal));
    expect((await analyse()).finishReason).toBe('STOP');
    expect(setting.standIn.countOf('start')).toBe(2);
    expect(setting.standIn.files.size).toBe(0);

    setting.standIn.misbehave('chunk', refuse(refusal), always);
    expect(await failureOf(analyse())).toMatchObject({
      code: 'analyzer_unavailable',
      retryable: true,
    });
    expect(setting.standIn.countOf('start')).toBe(4);
  });
});

describe('a limit', () => {
  const steps: Step[] = [...uploadSteps, 'generate'];

  it.each(steps)('of short duration at %s is waited for, and the person is told', async (step) => {
    const messages: string[] = [];
    setting.standIn.misbehave(step, refuse(errorReplies.quotaPerMinute('45.8s')), 2);
    await analyse({ onProgress: (_, message) => void messages.push(message) });
    expect(setting.pausesMs).toEqual([46_250, 46_250]);
    expect(messages).toContain('The judge is busy. Trying again in 46 seconds.');
  });

  it('that says no duration is waited for', async () => {
    setting.standIn.misbehave('generate', refuse(errorReplies.quotaWithoutDetails));
    await analyse();
    expect(setting.pausesMs).toEqual([15_250]);
  });

  it('that returns each time is left to the queue', async () => {
    setting.standIn.misbehave('generate', refuse(errorReplies.quotaPerMinute('10s')), always);
    expect(await failureOf(analyse())).toMatchObject({
      code: 'analyzer_rate_limited',
      retryable: true,
      retryAfterSeconds: 10,
    });
    expect(setting.standIn.countOf('generate')).toBe(3);
  });

  it('of long duration is left to the queue at once, with its duration', async () => {
    setting.standIn.misbehave('generate', refuse(errorReplies.quotaPerMinute('61s')));
    expect(await failureOf(analyse())).toMatchObject({
      code: 'analyzer_rate_limited',
      retryable: true,
      retryAfterSeconds: 61,
    });
    expect(setting.pausesMs).toEqual([]);
  });

  it.each(steps)('of a day at %s is final at once', async (step) => {
    setting.standIn.misbehave(step, refuse(errorReplies.quotaPerDay));
    expect(await failureOf(analyse())).toMatchObject({
      code: 'analyzer_quota_exhausted',
      retryable: true,
    });
    expect(setting.pausesMs).toEqual([]);
    expect(setting.standIn.files.size).toBe(0);
  });
});

describe('a refusal', () => {
  it.each([
    ['a wrong request', refuse(errorReplies.invalidUpload('Invalid value.'))],
    ['a key without permission', refuse(errorReplies.forbidden)],
    ['an unknown model', refuse(errorReplies.modelUnknown)],
  ])('of %s is final', async (_, misbehaviour) => {
    setting.standIn.misbehave('generate', misbehaviour);
    expect(await failureOf(analyse())).toMatchObject({ code: 'internal', retryable: false });
    expect(setting.pausesMs).toEqual([]);
    expect(setting.standIn.deleted).toHaveLength(1);
  });

  it.each<[string, Step]>([
    ['opening a session', 'start'],
    ['asking', 'generate'],
  ])('of the region at %s is for whoever runs the service', async (_, step) => {
    setting.standIn.misbehave(step, refuse(errorReplies.wrongLocation));
    const failure = await failureOf(analyse());
    expect(failure).toMatchObject({ code: 'internal', retryable: false });
    expect(failure.message).toMatch(/whoever runs this service.*region/);
    expect(failure.message).not.toContain('key');
    expect(setting.standIn.files.size).toBe(0);
  });

  it('of a video with too many tokens says what helps', async () => {
    setting.standIn.misbehave('generate', refuse(errorReplies.tooManyTokens));
    const failure = await failureOf(analyse());
    expect(failure).toMatchObject({ code: 'analyzer_blocked', retryable: false });
    expect(failure.message).toMatch(/too long.*trim/);
    expect(setting.standIn.countOf('generate')).toBe(1);
    expect(setting.standIn.deleted).toHaveLength(1);
  });

  it('is not about a file because the address has one in it', async () => {
    const gateway = await startGeminiStandIn({ basePath: '/files/file' });
    try {
      gateway.misbehave('generate', refuse(errorReplies.modelUnknown));
      const failure = await failureOf(analyse({}, { baseUrl: gateway.baseUrl }));
      expect(failure).toMatchObject({ code: 'internal', retryable: false });
      expect(gateway.countOf('start')).toBe(1);
    } finally {
      await gateway.close();
    }
  });

  it('of the key is final', async () => {
    const failure = await failureOf(analyse({}, { apiKey: 'wrong' }));
    expect(failure).toMatchObject({ code: 'internal', retryable: false });
    expect(failure.message).toContain('whoever runs this service');
  });
});

describe('an answer', () => {
  const final: [string, Partial<ModelAnswer>, { code: string; retryable: boolean }][] = [
    ...['PROHIBITED_CONTENT', 'SAFETY', 'BLOCKLIST', 'OTHER', 'IMAGE_SAFETY'].map(
      (blockReason): (typeof final)[number] => [
        `to a prompt that is blocked as ${blockReason}`,
        { blockReason },
        { code: 'analyzer_blocked', retryable: false },
      ],
    ),
    ...['SAFETY', 'LANGUAGE', 'BLOCKLIST', 'PROHIBITED_CONTENT', 'SPII'].map(
      (finishReason): (typeof final)[number] => [
        `that ends with ${finishReason}`,
        { finishReason },
        { code: 'analyzer_blocked', retryable: false },
      ],
    ),
    ...['MALFORMED_FUNCTION_CALL', 'UNEXPECTED_TOOL_CALL', 'A_REASON_OF_TOMORROW'].map(
      (finishReason): (typeof final)[number] => [
        `that ends with ${finishReason}`,
        { finishReason },
        { code: 'analyzer_invalid_response', retryable: true },
      ],
    ),
  ];

  it.each(final)('%s is final at once', async (_, change, expected) => {
    setting.standIn.answerWith(change);
    expect(await failureOf(analyse())).toMatchObject(expected);
    expect(setting.standIn.countOf('generate')).toBe(1);
    expect(setting.standIn.deleted).toHaveLength(1);
  });

  it.each([
    ['RECITATION', 'analyzer_blocked'],
    ['OTHER', 'analyzer_invalid_response'],
  ])('that is given up for %s is asked for once more', async (finishReason, code) => {
    const givenUp = answer({ pieces: ['{"segments":['], finishReason });
    setting.standIn.misbehave('generate', givenUp);
    expect((await analyse()).finishReason).toBe('STOP');
    expect(setting.standIn.countOf('generate')).toBe(2);
    expect(setting.standIn.asked[1]?.contents).toEqual(setting.standIn.asked[0]?.contents);
    expect(setting.metered.map(({ used }) => used)).toEqual([
      expect.objectContaining({ input_tokens: 12_000 }),
      expect.objectContaining({ input_tokens: 12_000 }),
    ]);

    setting.standIn.misbehave('generate', givenUp, always);
    expect(await failureOf(analyse())).toMatchObject({ code, retryable: true });
    expect(setting.standIn.countOf('generate')).toBe(4);
    expect(setting.standIn.files.size).toBe(0);
  });

  it('that is given up in one way and then the other is final', async () => {
    setting.standIn.misbehave('generate', answer({ finishReason: 'OTHER' }));
    setting.standIn.misbehave('generate', answer({ finishReason: 'RECITATION' }));
    expect(await failureOf(analyse())).toMatchObject({ code: 'analyzer_blocked' });
    expect(setting.standIn.countOf('generate')).toBe(2);
  });

  const events: [string, ModelAnswer['event']][] = [
    ['has no blank line', (json, isLast) => (isLast ? `data: ${json}` : `data: ${json}\r\n\r\n`)],
    ['is followed by a line alone', (json, isLast) => `data: ${json}\n${isLast ? '' : '\n'}`],
    ['has no blank behind its name', (json) => `data:${json}\n\n`],
    ['has other fields', (json) => `: so\n\nevent: message\nid: 1\ndata: ${json}\n\n`],
    ['is in two lines', (json) => `data: ${json.slice(0, 1)}\ndata: ${json.slice(1)}\n\n`],
    [
      'is followed by a sign of the end',
      (json, isLast) => `data: ${json}\r\r${isLast ? 'data: [DONE]\n\n' : ''}`,
    ],
  ];

  it.each(events)('whose event %s is not lost', async (_, event) => {
    setting.standIn.answerWith({ event });
    expect((await analyse()).finishReason).toBe('STOP');
    expect(setting.standIn.countOf('generate')).toBe(1);
  });

  it('that is whole is not lost where its end was not heard', async () => {
    setting.standIn.answerWith({ ending: 'close' });
    expect(await analyse()).toMatchObject({
      finishReason: null,
      scores: { technical_quality: 60 },
    });
    expect(setting.standIn.countOf('generate')).toBe(1);
  });

  const cut = { pieces: ['{"segments":[{"seg'], finishReason: 'MAX_TOKENS' };

  it('that ran out of tokens is asked for once more, with twice the room', async () => {
    setting.standIn.misbehave('generate', answer(cut));
    expect((await analyse()).finishReason).toBe('STOP');
    expect(
      setting.standIn.asked.map(({ generationConfig }) => generationConfig.maxOutputTokens),
    ).toEqual([16_384, 32_768]);
  });

  it('that runs out of tokens again is truncated', async () => {
    setting.standIn.answerWith(cut);
    expect(await failureOf(analyse())).toMatchObject({
      code: 'analyzer_truncated',
      retryable: false,
    });
    expect(setting.standIn.countOf('generate')).toBe(2);
    expect(setting.standIn.deleted).toHaveLength(1);
  });

  const unfit =
    '{"segments":[],"claims":[],"scores":{},"summary":"x","strengths":[],"practise":[]}';
  const unusable: [string, string, string][] = [
    ['is not JSON', '{"segments":[}', 'the answer is not JSON'],
    ['does not fit', unfit, 'segments: must be segments 1 to'],
    ['is something else', '[1]', 'the answer: Invalid input: expected object'],
  ];

  it.each(unusable)('that %s is shown to the model with its mistake', async (_, text, mistake) => {
    setting.standIn.misbehave('generate', answer({ pieces: [text] }));
    expect((await analyse()).finishReason).toBe('STOP');
    const [first, second] = setting.standIn.asked;
    expect(second?.contents.map(({ role }) => role)).toEqual(['user', 'model', 'user']);
    expect(second?.contents[0]).toEqual(first?.contents[0]);
    expect(second?.contents[1]?.parts).toEqual([{ text }]);
    expect(second?.contents[2]?.parts[0]?.text).toContain(mistake);
  });

  describe('that cites moments which are none', () => {
    async function soundOnce() {
      await analyse();
      const [body] = setting.standIn.asked;
      if (body === undefined) throw new Error('nothing was asked');
      return soundContent(body);
    }

    it('is shown to the model with what is wrong with each', async () => {
      const sound = await soundOnce();
      const { technical_quality: technique, ...others } = sound.scores;
      const scores = { technical_quality: { ...technique, at: ['01:75', '01:30'] }, ...others };
      setting.standIn.misbehave('generate', answer({ pieces: piecesOf({ ...sound, scores }) }));
      expect((await analyse()).finishReason).toBe('STOP');
      const told = setting.standIn.asked[2]?.contents.at(-1)?.parts[0]?.text;
      expect(told).toContain('- scores.technical_quality.at.0: "01:75" is no time as MM:SS');
      expect(told).toContain('.at.1: "01:30" lies outside the video, which ends at 01:00');
      expect(told).toContain('- scores.technical_quality.at: a score cites at least one moment');
    });

    it('loses those moments where the repair has them still', async () => {
      const sound = await soundOnce();
      const advised = { ...sound, summary: 'So be it.' };
      const scores = Object.fromEntries(
        Object.entries(sound.scores).map(([key, judged]) => [
          key,
          { ...judged, at: ['00:07', '09:00'] },
        ]),
      );
      setting.standIn.answerWith({ pieces: piecesOf({ ...advised, scores }) });
      const { text } = await analyse();
      expect(text).toContain('So be it.');
      expect(text).toContain('(00:07)');
      expect(text).not.toContain('09:00');
      expect(setting.standIn.countOf('generate')).toBe(3);
    });

    it('is refused where a score has no moment left after the repair', async () => {
      const sound = await soundOnce();
      const scores = Object.fromEntries(
        Object.entries(sound.scores).map(([key, judged]) => [key, { ...judged, at: ['09:00'] }]),
      );
      setting.standIn.answerWith({ pieces: piecesOf({ ...sound, scores }) });
      expect(await failureOf(analyse())).toMatchObject({ code: 'analyzer_invalid_response' });
      expect(setting.standIn.countOf('generate')).toBe(3);
    });
  });

  it('that is empty is asked for again without a turn of the model', async () => {
    setting.standIn.misbehave('generate', answer({ pieces: [] }));
    await analyse();
    const roles = setting.standIn.asked[1]?.contents.map(({ role }) => role);
    expect(roles).toEqual(['user', 'user']);
  });

  const halves: [string, (sound: SoundContent) => unknown][] = [
    ['its summary', ({ summary, ...rest }) => rest],
    ['what to practise', ({ practise, ...rest }) => rest],
    ['its scores', ({ scores, ...rest }) => rest],
    ['a segment', ({ segments, ...rest }) => ({ ...rest, segments: segments.slice(1) })],
    ['a reason', (sound) => changedScores(sound, ({ reason, ...judged }) => judged)],
    ['a score', (sound) => changedScores(sound, ({ score, ...judged }) => judged)],
    ['every moment', (sound) => changedScores(sound, ({ at, ...judged }) => judged)],
    ['a moment of the video', (sound) => changedScores(sound, (j) => ({ ...j, at: ['9:00'] }))],
    ['a score on the scale', (sound) => changedScores(sound, (j) => ({ ...j, score: 75 }))],
  ];
  const changedScores = (
    sound: SoundContent,
    change: (judged: SoundContent['scores'][string]) => object,
  ) => ({
    ...sound,
    scores: Object.fromEntries(
      Object.entries(sound.scores).map(([key, judged]) => [key, change(judged)]),
    ),
  });

  it.each(halves)('that lacks %s is repaired in one more call', async (_, halve) => {
    const spell = (sound: SoundContent) => `\`\`\`json\n${JSON.stringify(halve(sound))}\n\`\`\``;
    setting.standIn.misbehave('generate', answer({ spell }));
    expect((await analyse()).finishReason).toBe('STOP');
    expect(setting.standIn.countOf('generate')).toBe(2);
    expect(setting.standIn.asked[1]?.contents).toHaveLength(3);

    setting.standIn.answerWith({ spell });
    expect(await failureOf(analyse())).toMatchObject({ code: 'analyzer_invalid_response' });
    expect(setting.standIn.countOf('generate')).toBe(4);
  });

  it('that breaks off before its summary is repaired, not made up', async () => {
    const spell = (sound: SoundContent) => JSON.stringify(sound).split(',"summary"')[0] ?? '';
    setting.standIn.misbehave('generate', answer({ spell }));
    await analyse();
    expect(setting.standIn.countOf('generate')).toBe(2);
  });

  it.each(unusable)('that %s twice is invalid', async (_, text) => {
    setting.standIn.answerWith({ pieces: [text] });
    expect(await failureOf(analyse())).toMatchObject({
      code: 'analyzer_invalid_response',
      retryable: true,
    });
    expect(setting.standIn.countOf('generate')).toBe(2);
    expect(setting.standIn.deleted).toHaveLength(1);
  });
});

it('survives one trouble of every kind in one delivery', async () => {
  const { standIn } = setting;
  standIn.misbehave('start', refuse(errorReplies.overloaded));
  standIn.misbehave('get', refuse(errorReplies.quotaPerMinute('3s')));
  standIn.misbehave('generate', refuse(errorReplies.fileGone('files/gone')));
  standIn.misbehave('generate', reset);
  standIn.misbehave('generate', answer({ pieces: ['{'], finishReason: 'MAX_TOKENS' }));
  standIn.misbehave('generate', answer({ pieces: ['{}'] }));
  expect((await analyse()).finishReason).toBe('STOP');
  expect(standIn.asked.at(-1)?.generationConfig.maxOutputTokens).toBe(32_768);
  expect(standIn.files.size).toBe(0);
  expect(standIn.deleted).toHaveLength(2);
});
