import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adminFirestore } from '../support/admin-sdk.ts';
import { type Client, closeClients, signedOut, signUp } from '../support/client.ts';
import type { CallableName } from '../support/outward-shapes.ts';
import { expectRefusal } from '../support/refusal.ts';
import { seedAnalysis } from '../support/seeded-analysis.ts';

let owner: Client;
let stranger: Client;
let nobody: Client;
let analysisId: string;

beforeAll(async () => {
  [owner, stranger, nobody] = await Promise.all([signUp(), signUp(), signedOut()]);
  analysisId = await seedAnalysis(owner.uid);
});
afterAll(closeClients);

const creation = {
  analysisType: 'solo',
  video: { contentType: 'video/mp4', sizeBytes: 1000 },
};

const calls: { name: CallableName; request: () => object }[] = [
  { name: 'createAnalysis', request: () => creation },
  { name: 'rerunAnalysis', request: () => ({ analysisId }) },
  { name: 'updateAnalysis', request: () => ({ analysisId, title: 'Mine' }) },
  { name: 'cancelAnalysis', request: () => ({ analysisId }) },
  { name: 'deleteAnalysis', request: () => ({ analysisId }) },
  { name: 'getVideoUrl', request: () => ({ analysisId }) },
  { name: 'listAnalyses', request: () => ({}) },
  { name: 'adminListAnalyses', request: () => ({}) },
];

describe.each(calls)('$name', ({ name, request }) => {
  it('refuses someone signed out', async () => {
    await expectRefusal(nobody, name, request(), 'unauthenticated');
  });
});

const ofOneAnalysis: CallableName[] = [
  'rerunAnalysis',
  'updateAnalysis',
  'cancelAnalysis',
  'deleteAnalysis',
  'getVideoUrl',
];

describe.each(ofOneAnalysis)('%s', (name) => {
  it('refuses a stranger and leaves the analysis as it is', async () => {
    const document = adminFirestore.doc(`analyses/${analysisId}`);
    const before = (await document.get()).data();
    await expectRefusal(stranger, name, { analysisId }, 'permission_denied');
    expect((await document.get()).data()).toEqual(before);
  });
});

describe('listAnalyses', () => {
  it('shows a stranger nothing of others', async () => {
    expect(await stranger.call('listAnalyses', {})).toEqual({ items: [], nextCursor: null });
  });
});

describe('adminListAnalyses', () => {
  it.each([{}, { admin: false }, { admin: 'true' }])(
    'refuses a person whose claims are %j',
    async (claims) => {
      const person = await signUp(claims);
      const ownOnly = { userId: person.uid };
      await expectRefusal(person, 'adminListAnalyses', {}, 'permission_denied');
      await expectRefusal(person, 'adminListAnalyses', ownOnly, 'permission_denied');
    },
  );
});
