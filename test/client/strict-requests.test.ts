import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, closeClients, signUp, signUpAdmin } from '../support/client.ts';
import type { CallableName } from '../support/outward-shapes.ts';
import { expectIssue, expectRefusal } from '../support/refusal.ts';
import { seedAnalysis } from '../support/seeded-analysis.ts';

let admin: Client;
let owner: Client;

beforeAll(async () => {
  [admin, owner] = await Promise.all([signUpAdmin(), signUp()]);
});
afterAll(closeClients);

const video = { contentType: 'video/mp4', sizeBytes: 1000 };
const valid = { analysisType: 'solo', video };

const creations: { what: string; request: object; field: string }[] = [
  { what: 'an empty request', request: {}, field: 'analysisType' },
  { what: 'no video', request: { analysisType: 'solo' }, field: 'video' },
  { what: 'an unknown field', request: { ...valid, colour: 'red' }, field: 'colour' },
  { what: 'a snake_case field', request: { ...valid, dance_type: 'salsa' }, field: 'dance_type' },
  {
    what: 'an unknown field of the video',
    request: { ...valid, video: { ...video, name: 'a.mp4' } },
    field: 'name',
  },
  {
    what: 'an unknown type',
    request: { ...valid, analysisType: 'ballet' },
    field: 'analysisType',
  },
  { what: 'a null type', request: { ...valid, analysisType: null }, field: 'analysisType' },
  {
    what: 'a long danceType',
    request: { ...valid, danceType: 'x'.repeat(81) },
    field: 'danceType',
  },
  { what: 'long dancers', request: { ...valid, dancers: 'x'.repeat(201) }, field: 'dancers' },
  { what: 'a long title', request: { ...valid, title: 'x'.repeat(121) }, field: 'title' },
  { what: 'a number for a title', request: { ...valid, title: 5 }, field: 'title' },
  { what: 'an unknown param', request: { ...valid, params: { volume: 11 } }, field: 'volume' },
  {
    what: 'a trim that ends before it starts',
    request: { ...valid, params: { trim: { start_seconds: 9, end_seconds: 3 } } },
    field: 'trim',
  },
  {
    what: 'a negative size',
    request: { ...valid, video: { ...video, sizeBytes: -1 } },
    field: 'sizeBytes',
  },
  {
    what: 'a fractional size',
    request: { ...valid, video: { ...video, sizeBytes: 10.5 } },
    field: 'sizeBytes',
  },
  {
    what: 'a number for an idempotencyKey',
    request: { ...valid, idempotencyKey: 7 },
    field: 'idempotencyKey',
  },
  { what: 'half a title', request: { ...valid, title: 'Salsa \ud83d' }, field: 'title' },
  { what: 'half a danceType', request: { ...valid, danceType: '\udd7a' }, field: 'danceType' },
  { what: 'half of dancers', request: { ...valid, dancers: 'A\ud83dB' }, field: 'dancers' },
  {
    what: 'half an idempotencyKey',
    request: { ...valid, idempotencyKey: '\ud83d' },
    field: 'idempotencyKey',
  },
  {
    what: 'half a param',
    request: { ...valid, analysisType: 'workout', params: { exercise: 'squat \ud83d' } },
    field: 'params.exercise',
  },
  {
    what: 'half a contentType',
    request: { ...valid, video: { ...video, contentType: 'video/mp4\ud83d' } },
    field: 'video.contentType',
  },
  { what: 'a title with a NUL', request: { ...valid, title: 'a\0b' }, field: 'title' },
];

describe('createAnalysis', () => {
  it.each(creations)('refuses $what', async ({ request, field }) => {
    await expectIssue(admin, 'createAnalysis', request, field);
  });
});

const named: CallableName[] = [
  ...(['rerunAnalysis', 'updateAnalysis', 'cancelAnalysis', 'deleteAnalysis'] as const),
  'getVideoUrl',
];

describe.each(named)('%s', (name) => {
  it('refuses a request without an analysisId', async () => {
    await expectIssue(admin, name, {}, 'analysisId');
  });

  it.each([
    ...[null, 5, '', {}, 'a/b', '..', 'x'.repeat(65), '\ud83d'],
    ...['__x__', '____', '__name__'],
  ])('refuses %j for an analysisId', async (analysisId) => {
    await expectIssue(admin, name, { analysisId }, 'analysisId');
  });

  it('refuses an unknown field', async () => {
    await expectIssue(admin, name, { analysisId: 'some-analysis', force: true }, 'force');
  });

  it('names the field that a slip was near to', async () => {
    const { message } = await expectRefusal(admin, name, { analysisID: 'x' }, 'invalid_request');
    expect(message).toContain('There is no field `analysisID`. Did you mean `analysisId`?');
  });

  it('answers not_found for a missing analysis', async () => {
    await expectRefusal(admin, name, { analysisId: 'no-such-analysis' }, 'not_found');
  });
});

describe('getVideoUrl', () => {
  it.each(['posters', '', 'clip:', 'clip:x', 'clip:-1', '../source', 5])(
    'refuses %j for an asset',
    async (asset) => {
      const analysisId = await seedAnalysis(owner.uid);
      await expectIssue(owner, 'getVideoUrl', { analysisId, asset }, 'asset');
    },
  );
});

const listings: { what: string; request: object; field: string }[] = [
  { what: 'a limit of 0', request: { limit: 0 }, field: 'limit' },
  { what: 'a limit of 101', request: { limit: 101 }, field: 'limit' },
  { what: 'a fractional limit', request: { limit: 1.5 }, field: 'limit' },
  { what: 'a text for a limit', request: { limit: '10' }, field: 'limit' },
  { what: 'an unknown status', request: { status: 'done' }, field: 'status' },
  { what: 'an unknown type', request: { analysisType: 'ballet' }, field: 'analysisType' },
  { what: 'an unknown field', request: { page: 2 }, field: 'page' },
  { what: 'a number for a cursor', request: { cursor: 5 }, field: 'cursor' },
  { what: 'half a cursor', request: { cursor: '\ud83d' }, field: 'cursor' },
];

describe.each(['listAnalyses', 'adminListAnalyses'] as const)('%s', (name) => {
  it.each(listings)('refuses $what', async ({ request, field }) => {
    await expectIssue(admin, name, request, field);
  });

  it.each([1, 100])('takes a limit of %i', async (limit) => {
    await expect(admin.call(name, { limit })).resolves.toHaveProperty('items');
  });
});

describe('adminListAnalyses', () => {
  it('refuses half a userId', async () => {
    await expectIssue(admin, 'adminListAnalyses', { userId: 'x\ud83d' }, 'userId');
  });
});

describe('listAnalyses', () => {
  it("refuses adminListAnalyses' userId", async () => {
    await expectIssue(owner, 'listAnalyses', { userId: owner.uid }, 'userId');
  });

  it('takes null for an absent field', async () => {
    const nulls = { analysisType: null, status: null, limit: null, cursor: null };
    const reply = await owner.call('listAnalyses', nulls);
    expect(reply.items.every(({ user_id }) => user_id === owner.uid)).toBe(true);
  });
});
