import { Timestamp } from 'firebase-admin/firestore';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, closeClients, signUp, signUpAdmin } from '../support/client.ts';
import type { ListItem, ListReply } from '../support/outward-shapes.ts';
import { seedAnalysis, seedMany } from '../support/seeded-analysis.ts';

const count = 1_000;
const firstMs = Date.UTC(2026, 0, 1);

/** 3 analyses share each timestamp, so that pages must break ties. */
const timestamps = Array.from({ length: count }, (_, index) =>
  Timestamp.fromMillis(firstMs + Math.floor(index / 3)),
);

let admin: Client;
let owner: Client;
let seededIds: string[];

beforeAll(async () => {
  [admin, owner] = await Promise.all([signUpAdmin(), signUp()]);
  seededIds = await seedMany(owner.uid, timestamps);
});
afterAll(closeClients);

describe.each([
  { name: 'listAnalyses', caller: () => owner, scope: () => ({}) },
  { name: 'adminListAnalyses', caller: () => admin, scope: () => ({ userId: owner.uid }) },
] as const)('$name', ({ name, caller, scope }) => {
  it('shows each of 1,000 exactly once while others are added', { timeout: 120_000 }, async () => {
    const shown: ListItem[] = [];
    let cursor: string | null = null;
    do {
      const request: object = { ...scope(), limit: 50, cursor };
      const [page]: [ListReply, string] = await Promise.all([
        caller().call(name, request),
        seedAnalysis(owner.uid),
      ]);
      expect(page.items.length).toBeLessThanOrEqual(50);
      shown.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== null);

    const ids = shown.map(({ analysisId }) => analysisId);
    expect(new Set(ids).size).toBe(ids.length);
    const shownIds = new Set(ids);
    expect(seededIds.filter((id) => !shownIds.has(id))).toEqual([]);
    const times = shown.map(({ timestamp }) => Date.parse(timestamp));
    expect(times).toEqual(times.toSorted((earlier, later) => later - earlier));
  });
});
