import { Timestamp } from 'firebase-admin/firestore';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, closeClients, signUp, signUpAdmin } from '../support/client.ts';
import { alwaysPresentFields, transitionFields } from '../support/outward-shapes.ts';
import { seedAnalysis } from '../support/seeded-analysis.ts';

const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const at = (second: number): Timestamp => Timestamp.fromMillis(Date.UTC(2026, 0, 1, 0, 0, second));

let admin: Client;
let owner: Client;
let oldId: string;
let failedId: string;
let newId: string;

beforeAll(async () => {
  [admin, owner] = await Promise.all([signUpAdmin(), signUp()]);
  oldId = await seedAnalysis(owner.uid, {
    timestamp: at(1),
    text: 'An old report, kept in the document.',
    video_url: 'https://example.com/old.mp4',
  });
  failedId = await seedAnalysis(owner.uid, {
    timestamp: at(2),
    analysis_type: 'group',
    status: 'failed',
    processed: false,
    error: { code: 'video_unreadable', message: 'Upload another.', retryable: false },
    failed_at: at(3),
  });
  newId = await seedAnalysis(owner.uid, { timestamp: at(4), analysis_type: 'group' });
});
afterAll(closeClients);

const lists = [
  { name: 'listAnalyses', caller: () => owner, scope: () => ({}) },
  { name: 'adminListAnalyses', caller: () => admin, scope: () => ({ userId: owner.uid }) },
] as const;

describe.each(lists)('$name', ({ name, caller, scope }) => {
  const idsOf = async (filters: object): Promise<string[]> => {
    const { items } = await caller().call(name, { ...scope(), ...filters });
    return items.map(({ analysisId }) => analysisId);
  };

  it('answers the newest first', async () => {
    expect(await idsOf({})).toEqual([newId, failedId, oldId]);
  });

  it.each([
    { filters: { status: 'completed' }, expected: () => [newId, oldId] },
    { filters: { status: 'cancelled' }, expected: () => [] },
    { filters: { analysisType: 'group' }, expected: () => [newId, failedId] },
    { filters: { analysisType: 'group', status: 'failed' }, expected: () => [failedId] },
  ])('answers only what matches $filters', async ({ filters, expected }) => {
    expect(await idsOf(filters)).toEqual(expected());
  });

  it('goes on after a page and ends with a null cursor', async () => {
    const first = await caller().call(name, { ...scope(), limit: 2 });
    const cursor = first.nextCursor;
    const second = await caller().call(name, { ...scope(), limit: 2, cursor });
    expect(first.items.map(({ analysisId }) => analysisId)).toEqual([newId, failedId]);
    expect(second.items.map(({ analysisId }) => analysisId)).toEqual([oldId]);
    expect(second.nextCursor).toBeNull();
  });

  it("answers items of the analysisId and the summary's fields, nothing else", async () => {
    const { items } = await caller().call(name, scope());
    const optional = new Set<string>(transitionFields);
    for (const item of items) {
      const fields = Object.keys(item).filter((field) => !optional.has(field));
      expect(fields.sort()).toEqual(['analysisId', ...alwaysPresentFields].sort());
    }
  });

  it('leaves out the text of an old document', async () => {
    const { items } = await caller().call(name, scope());
    const old = items.find(({ analysisId }) => analysisId === oldId);
    expect(old?.title).toBe('Seeded');
    expect(JSON.stringify(old)).not.toContain('An old report');
  });

  it('answers times as ISO 8601 in UTC', async () => {
    const { items } = await caller().call(name, { ...scope(), status: 'failed' });
    expect(items[0]).toMatchObject({
      timestamp: expect.stringMatching(isoTime),
      updated_at: expect.stringMatching(isoTime),
      started_at: expect.stringMatching(isoTime),
      failed_at: expect.stringMatching(isoTime),
      lease_expires_at: null,
    });
    expect(Date.parse(items[0]?.timestamp ?? '')).toBe(at(2).toMillis());
  });

  it("answers the summary's values under their own names", async () => {
    const { items } = await caller().call(name, { ...scope(), status: 'failed' });
    expect(items[0]).toMatchObject({
      user_id: owner.uid,
      analysis_type: 'group',
      error: { code: 'video_unreadable', message: 'Upload another.', retryable: false },
      scores: { technical_quality: 60, movement_to_music: 80, choreography_presentation: null },
    });
  });
});

describe('listAnalyses', () => {
  it('answers an admin only the own', async () => {
    const mine = await seedAnalysis(admin.uid);
    const { items } = await admin.call('listAnalyses', { limit: 100 });
    expect(items.map(({ analysisId }) => analysisId)).toEqual([mine]);
  });
});

describe('adminListAnalyses', () => {
  it("answers everybody's without a userId", async () => {
    const other = await signUp();
    const newest = Timestamp.fromMillis(Date.now() + 3_600_000);
    const mine = await seedAnalysis(owner.uid, { timestamp: newest, analysis_type: 'workout' });
    const theirs = await seedAnalysis(other.uid, { timestamp: newest, analysis_type: 'workout' });
    const request = { analysisType: 'workout', limit: 100 };
    const { items } = await admin.call('adminListAnalyses', request);
    const ids = items.map(({ analysisId }) => analysisId);
    expect(ids).toEqual(expect.arrayContaining([mine, theirs]));
  });
});
