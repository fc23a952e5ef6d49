import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAccount } from '../support/id-tokens.ts';
import { sendRaw } from './ask.ts';
import { analysesOf, answersIn, call } from './races.ts';
import { partedRequests } from './raw-requests.ts';
import { type Stage, setStage } from './stage.ts';

let stage: Stage;
let before: string;
beforeAll(async () => {
  stage = await setStage();
  before = await stage.ownersData();
});
afterAll(() => stage.stop());

const creation = { analysisType: 'solo', video: { contentType: 'video/mp4', sizeBytes: 1_000 } };
const many = <T>(times: number, work: (at: number) => Promise<T>) =>
  Promise.all(Array.from({ length: times }, (_, at) => work(at)));

describe('many at once', () => {
  it('with one idempotency key make one analysis', async () => {
    const { uid, idToken } = await openAccount();
    const request = { ...creation, idempotencyKey: randomUUID() };
    const replies = await many(12, () => call(stage, 'createAnalysis', idToken, request));
    expect(replies.map(({ code }) => code)).toEqual(replies.map(() => null));
    expect(new Set(replies.map(({ result }) => result['analysisId'])).size).toBe(1);
    expect(await analysesOf(uid)).toHaveLength(1);
  });

  it('with one key and other words are refused, all but those of the first', async () => {
    const { uid, idToken } = await openAccount();
    const idempotencyKey = randomUUID();
    const replies = await many(8, (at) =>
      call(stage, 'createAnalysis', idToken, { ...creation, title: `${at}`, idempotencyKey }),
    );
    expect(replies.filter(({ code }) => code === null)).toHaveLength(1);
    expect(replies.filter(({ code }) => code === 'invalid_request')).toHaveLength(7);
    expect(await analysesOf(uid)).toHaveLength(1);
  });

  it('of two people with the same key make one each', async () => {
    const people = await many(2, () => openAccount());
    const request = { ...creation, idempotencyKey: randomUUID() };
    await Promise.all(people.map(({ idToken }) => call(stage, 'createAnalysis', idToken, request)));
    for (const { uid } of people) expect(await analysesOf(uid)).toHaveLength(1);
  });

  it('cancel, run again and delete, and each is told what became of it', async () => {
    const { uid, idToken } = await openAccount();
    const { result } = await call(stage, 'createAnalysis', idToken, creation);
    const { analysisId } = result;
    const names = ['cancelAnalysis', 'rerunAnalysis', 'deleteAnalysis', 'getVideoUrl'];
    const replies = await many(16, (at) =>
      call(stage, names[at % names.length] ?? '', idToken, { analysisId }),
    );
    const told = [null, 'not_found', 'not_cancellable', 'already_running', 'video_missing'];
    for (const { code } of replies) expect(told).toContain(code);
    expect(await analysesOf(uid)).toEqual([]);
  });

  it('who are strangers take nothing of what its owner lists meanwhile', async () => {
    const { owner, stranger, analysisId } = stage;
    const names = ['cancelAnalysis', 'rerunAnalysis', 'deleteAnalysis', 'getVideoUrl'];
    const [replies, lists] = await Promise.all([
      many(16, (at) => call(stage, names[at % 4] ?? '', stranger.idToken, { analysisId })),
      many(4, () => call(stage, 'listAnalyses', owner.idToken, {})),
    ]);
    expect(replies.map(({ code }) => code)).toEqual(replies.map(() => 'permission_denied'));
    for (const { result } of lists) expect(result['items']).toHaveLength(3);
    expect(await stage.ownersData()).toBe(before);
  });
});

describe('a request that two servers could part in different places', () => {
  it('is answered once at most by what it is, and nothing in it is asked', async () => {
    const { owner, analysisId } = stage;
    const smuggled = [
      `DELETE /api/v1/video/cleanup/${analysisId} HTTP/1.1`,
      'Host: x',
      `Authorization: Bearer ${owner.idToken}`,
      'X-Smuggled: yes',
    ];
    const faults = await Promise.all(
      partedRequests('').map(async ({ what }, at) => {
        // Only its first server could take these bytes for a request of their own.
        const inner = `${smuggled.join('\r\n')}\r\n\r\n`;
        const { bytes } = partedRequests(inner)[at] ?? { bytes: '' };
        const received = await sendRaw(stage.api, bytes);
        const isRefused = /^HTTP\/1\.1 4\d\d /.test(received) || received === '';
        return isRefused && answersIn(received) <= 1 ? [] : [`${what}: ${received.slice(0, 200)}`];
      }),
    );
    expect(faults.flat()).toEqual([]);
    expect(await stage.ownersData()).toBe(before);
  });
});
