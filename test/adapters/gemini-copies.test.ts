import { describe, expect, it } from 'vitest';
import type { ModelCopy } from '../../functions/src/domain/states/analysis.ts';
import { errorReplies } from '../support/gemini-stand-in/error-bodies.ts';
import { failureOf, useGeminiStandIn } from '../support/gemini-stand-in/gemini-setting.ts';
import {
  answer,
  fileState,
  hang,
  loseReply,
  refuse,
  reset,
} from '../support/gemini-stand-in/misbehaviour.ts';
import { shortenedClock } from '../support/gemini-stand-in/shortened-clock.ts';

const setting = useGeminiStandIn();
const { analyse } = setting;
const hourMs = 60 * 60 * 1000;
const proxyIsNotNeeded = () => Promise.reject(new Error('the proxy was asked for'));

/** A first attempt that ends retryably once the video is there. */
async function leaveCopy(): Promise<ModelCopy> {
  setting.standIn.misbehave('generate', refuse(errorReplies.quotaPerMinute('3600s')));
  expect((await failureOf(analyse())).code).toBe('analyzer_rate_limited');
  const copy = setting.kept.at(-1);
  if (!copy) throw new Error('no copy was kept');
  expect([...setting.standIn.files.keys()]).toEqual([copy.name]);
  setting.kept.length = 0;
  return copy;
}

describe('the copy at the model’s side', () => {
  it('is remembered before it is sent, when it is there, and when it is removed', async () => {
    await analyse();
    const [wished, sent, ...rest] = setting.kept;
    expect(wished).toMatchObject({ name: sent?.name, uri: null });
    expect(sent?.uri).toBe(`${setting.standIn.baseUrl}/v1beta/${sent?.name}`);
    expect(Math.round(((sent?.expiresAt.getTime() ?? 0) - Date.now()) / hourMs)).toBe(48);
    expect(rest).toEqual([null]);
    expect(setting.standIn.deleted.map(({ name }) => name)).toEqual([sent?.name]);
  });

  it('is remembered before anything of it can exist', async () => {
    const order: string[] = [];
    await analyse({
      keepCopy: async () =>
        void order.push(`kept after ${setting.standIn.countOf('start')} starts`),
    });
    expect(order[0]).toBe('kept after 0 starts');
  });

  it('is remembered by the name that the service gave it', async () => {
    setting.standIn.ignoreNames(true);
    await analyse();
    const [wished, sent] = setting.kept;
    expect(sent?.name).not.toBe(wished?.name);
    expect(setting.standIn.deleted.map(({ name }) => name)).toEqual([sent?.name]);
  });

  it('stays for the next attempt, which neither fetches the proxy nor sends it', async () => {
    const copy = await leaveCopy();
    await analyse({ copy, proxyPath: proxyIsNotNeeded });
    expect(setting.standIn.countOf('start')).toBe(1);
    expect(setting.kept.map((kept) => kept?.name ?? null)).toEqual([copy?.name, null]);
    expect(setting.standIn.files.size).toBe(0);
  });

  it('is waited for where an earlier attempt left it in processing', async () => {
    const copy = await leaveCopy();
    setting.standIn.misbehave('get', fileState('PROCESSING'), 3);
    await analyse({ copy, proxyPath: proxyIsNotNeeded });
    expect(setting.standIn.countOf('start')).toBe(1);
  });

  it.each([
    [
      'has been forgotten',
      () => setting.standIn.misbehave('get', refuse(errorReplies.fileGone('files/x'))),
    ],
    ['has failed there', () => setting.standIn.misbehave('get', fileState('FAILED'))],
    [
      'cannot be found',
      () => setting.standIn.misbehave('get', refuse(errorReplies.fileNotFound('files/x'))),
    ],
    ['is no entity', () => setting.standIn.misbehave('get', refuse(errorReplies.entityNotFound))],
    ['is forbidden', () => setting.standIn.misbehave('get', refuse(errorReplies.forbidden))],
  ])('is sent again where it %s', async (_, arrange) => {
    const copy = await leaveCopy();
    arrange();
    await analyse({ copy });
    expect(setting.standIn.countOf('start')).toBe(2);
    expect(setting.standIn.files.size).toBe(0);
    expect(setting.kept.at(-1)).toBeNull();
  });

  it('is sent again once where it is gone while it is waited for', async () => {
    setting.standIn.misbehave('get', refuse(errorReplies.entityNotFound));
    expect((await analyse()).finishReason).toBe('STOP');
    expect(setting.standIn.countOf('start')).toBe(2);
    expect(setting.standIn.files.size).toBe(0);
  });

  it('is not forgotten where it was not there when it was looked for, since it may still come', async () => {
    const copy = await leaveCopy();
    setting.standIn.misbehave('get', refuse(errorReplies.fileNotFound(copy.name)));
    await analyse({ copy });
    const [next] = setting.kept;
    expect(next).toMatchObject({ uri: null });
    expect(next?.name).not.toBe(copy.name);
  });

  it('is sent again, unasked for, where its time is up', async () => {
    const copy = await leaveCopy();
    const gets = setting.standIn.countOf('get');
    setting.standIn.filesPassThrough(['ACTIVE']);
    await analyse({ copy: { ...copy, expiresAt: new Date(Date.now() - 1) } });
    expect(setting.standIn.countOf('start')).toBe(2);
    expect(setting.standIn.countOf('get')).toBe(gets);
    expect(setting.standIn.files.size).toBe(0);
  });

  it('is sent again once where it expires just before the question', async () => {
    const copy = await leaveCopy();
    setting.standIn.misbehave('generate', (request, response) => {
      setting.standIn.expire(copy.name);
      return refuse(errorReplies.fileGone(copy.name))(request, response);
    });
    expect((await analyse({ copy })).finishReason).toBe('STOP');
    expect(setting.standIn.countOf('start')).toBe(2);
  });

  it('is sent again once where the question says that it is not active', async () => {
    setting.standIn.misbehave('generate', refuse(errorReplies.fileNotActive('files/x')));
    expect((await analyse()).finishReason).toBe('STOP');
    expect(setting.standIn.countOf('start')).toBe(2);
    expect(setting.standIn.files.size).toBe(0);
  });

  it('is unavailable, and removed, where it is refused again', async () => {
    setting.standIn.misbehave('generate', refuse(errorReplies.fileGone('files/x')), 2);
    expect(await failureOf(analyse())).toMatchObject({
      code: 'analyzer_unavailable',
      retryable: true,
    });
    expect(setting.standIn.files.size).toBe(0);
    expect(setting.kept.at(-1)).toBeNull();
  });

  it('is sent again once where it fails there, then unavailable', async () => {
    setting.standIn.filesPassThrough(['PROCESSING', 'FAILED']);
    expect(await failureOf(analyse())).toMatchObject({
      code: 'analyzer_unavailable',
      retryable: true,
    });
    expect(setting.standIn.countOf('start')).toBe(2);
    expect(setting.standIn.files.size).toBe(0);
    expect(setting.kept.at(-1)).toBeNull();
  });

  it('is removed where it is never ready, although the task is tried again', async () => {
    setting.standIn.filesPassThrough(['PROCESSING']);
    const clock = shortenedClock((delayMs) => (delayMs === 2_000 ? 100 : Math.min(delayMs, 1_000)));
    expect(await failureOf(analyse({}, { clock }))).toMatchObject({
      code: 'analyzer_timeout',
      retryable: true,
    });
    expect(setting.standIn.files.size).toBe(0);
    expect(setting.kept.at(-1)).toBeNull();
  });

  it('is found by its wished name where the last reply of its upload was lost', async () => {
    setting.standIn.misbehave('chunk', loseReply);
    await analyse();
    expect(setting.standIn.countOf('start')).toBe(1);
    expect(setting.standIn.deleted).toHaveLength(1);
    expect(setting.standIn.files.size).toBe(0);
  });

  it('is sent under another name where the wished one is taken', async () => {
    setting.standIn.misbehave('start', refuse(errorReplies.fileExists('files/x')));
    await analyse();
    const names = setting.kept.flatMap((copy) => copy?.name ?? []);
    expect(new Set(names).size).toBe(2);
    expect(setting.standIn.files.size).toBe(0);
  });

  it('stays where the service falls silent, which the next attempt may find well', async () => {
    setting.standIn.misbehave('generate', hang);
    const clock = shortenedClock((delayMs) => (delayMs === 240_000 ? 100 : delayMs));
    expect((await failureOf(analyse({}, { clock }))).code).toBe('analyzer_timeout');
    expect([...setting.standIn.files.keys()]).toEqual([setting.kept.at(-1)?.name]);
  });

  it.each([
    ['blocked', { finishReason: 'SAFETY' }],
    ['truncated', { finishReason: 'MAX_TOKENS' }],
    ['invalid', { pieces: ['no'] }],
  ])('is removed where the answer is %s', async (_, change) => {
    setting.standIn.answerWith(change);
    await failureOf(analyse());
    expect(setting.standIn.files.size).toBe(0);
    expect(setting.kept.at(-1)).toBeNull();
  });

  it('stays remembered, and the judgement holds, where it cannot be removed', async () => {
    setting.standIn.misbehave('delete', refuse(errorReplies.internalError));
    expect((await analyse()).finishReason).toBe('STOP');
    expect(setting.kept.at(-1)).not.toBeNull();
    expect(setting.logged.at(-1)?.event).toBe('model_copy_not_removed');
  });

  it('is removed where nobody may remember it any more', async () => {
    const lost = new Error('the run was given to another worker');
    const keepCopy = async (copy: ModelCopy | null) => {
      if (copy?.uri) throw lost;
    };
    await expect(analyse({ keepCopy })).rejects.toBe(lost);
    expect(setting.standIn.deleted).toHaveLength(1);
    expect(setting.standIn.files.size).toBe(0);
  });
});

describe('forgetting a copy', () => {
  it('removes it', async () => {
    await setting.analyzer().forget(await leaveCopy());
    expect(setting.standIn.files.size).toBe(0);
  });

  it('does nothing where it is gone', async () => {
    const copy = await leaveCopy();
    await setting.analyzer().forget(copy);
    await setting.analyzer().forget(copy);
    expect(setting.standIn.deleted).toHaveLength(1);
  });

  it('does nothing where there is no such entity', async () => {
    setting.standIn.misbehave('delete', refuse(errorReplies.entityNotFound));
    await setting.analyzer().forget(await leaveCopy());
    expect(setting.standIn.countOf('delete')).toBe(1);
  });

  it('fails where the key is refused, since the copy is still there', async () => {
    const copy = await leaveCopy();
    setting.standIn.misbehave('delete', refuse(errorReplies.forbidden));
    const forgotten = setting
      .analyzer()
      .forget(copy)
      .then(() => {});
    expect(await failureOf(forgotten)).toMatchObject({ code: 'internal' });
  });

  it.each([
    ['is overloaded', refuse(errorReplies.overloaded)],
    ['breaks off', reset],
    ['hangs', hang],
  ])('fails, to be tried again, where the service %s', async (_, misbehaviour) => {
    const copy = await leaveCopy();
    setting.standIn.misbehave('delete', misbehaviour);
    const clock = shortenedClock((delayMs) => Math.min(delayMs, 300));
    expect(
      await failureOf(
        setting
          .analyzer({ clock })
          .forget(copy)
          .then(() => {}),
      ),
    ).toMatchObject({
      code: 'analyzer_unavailable',
      retryable: true,
    });
  });
});

it('leaves nothing behind after an answer that needed every kind of second try', async () => {
  setting.standIn.misbehave('generate', answer({ pieces: ['no'] }));
  setting.standIn.misbehave('generate', reset);
  await analyse();
  expect(setting.standIn.countOf('start')).toBe(1);
  expect(setting.standIn.files.size).toBe(0);
});
