import { afterAll, beforeAll, describe, it } from 'vitest';
import { type Client, closeClients, signUp, signUpAdmin } from '../support/client.ts';
import { expectIssue } from '../support/refusal.ts';
import { seedAnalysis } from '../support/seeded-analysis.ts';

let admin: Client;
let owner: Client;
let otherAdmin: Client;

beforeAll(async () => {
  [admin, otherAdmin, owner] = await Promise.all([signUpAdmin(), signUpAdmin(), signUp()]);
  await Promise.all([1, 2, 3].map(() => seedAnalysis(owner.uid)));
});
afterAll(closeClients);

async function cursorOf(filters: object = {}): Promise<string> {
  const { nextCursor } = await owner.call('listAnalyses', { limit: 1, ...filters });
  if (nextCursor === null) throw new Error('A page of 1 of 3 gave no cursor.');
  return nextCursor;
}

async function adminCursor(): Promise<string> {
  const request = { limit: 1, userId: owner.uid };
  const { nextCursor } = await admin.call('adminListAnalyses', request);
  if (nextCursor === null) throw new Error('A page of 1 of 3 gave no cursor.');
  return nextCursor;
}

function altered(cursor: string, position: number): string {
  const replacement = cursor[position] === 'A' ? 'B' : 'A';
  return cursor.slice(0, position) + replacement + cursor.slice(position + 1);
}

describe('a cursor', () => {
  it.each([
    { what: 'made up', forge: () => 'bm90IGEgY3Vyc29y' },
    { what: 'empty', forge: () => '' },
    { what: 'cut short', forge: (cursor: string) => cursor.slice(0, -8) },
    { what: 'altered at its start', forge: (cursor: string) => altered(cursor, 0) },
    {
      what: 'altered in the middle',
      forge: (cursor: string) => altered(cursor, Math.floor(cursor.length / 2)),
    },
    {
      what: 'altered near its end',
      forge: (cursor: string) => altered(cursor, cursor.length - 4),
    },
  ])('is refused when it is $what', async ({ forge }) => {
    const cursor = forge(await cursorOf());
    await expectIssue(owner, 'listAnalyses', { limit: 1, cursor }, 'cursor');
  });

  it("is refused when it is another's", async () => {
    const stranger = await signUp();
    const cursor = await cursorOf();
    await expectIssue(stranger, 'listAnalyses', { limit: 1, cursor }, 'cursor');
  });

  it("is refused when it is another admin's", async () => {
    const request = { limit: 1, userId: owner.uid, cursor: await adminCursor() };
    await expectIssue(otherAdmin, 'adminListAnalyses', request, 'cursor');
  });

  it.each([
    { made: {}, used: { status: 'completed' } },
    { made: { status: 'completed' }, used: {} },
    { made: { analysisType: 'solo' }, used: { analysisType: 'group' } },
  ])('is refused with the filters $used when made with $made', async ({ made, used }) => {
    const cursor = await cursorOf(made);
    await expectIssue(owner, 'listAnalyses', { limit: 1, cursor, ...used }, 'cursor');
  });

  it('is refused for another user when made for one', async () => {
    const cursor = await adminCursor();
    const request = { limit: 1, userId: admin.uid, cursor };
    await expectIssue(admin, 'adminListAnalyses', request, 'cursor');
  });

  it('of adminListAnalyses is refused by listAnalyses', async () => {
    const cursor = await adminCursor();
    await expectIssue(admin, 'listAnalyses', { limit: 1, cursor }, 'cursor');
  });
});
