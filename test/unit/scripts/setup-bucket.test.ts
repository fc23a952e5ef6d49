import { describe, expect, it } from 'vitest';
import { createDefaultBucket, findDefaultBucket } from '../../../scripts/setup/default-bucket.ts';
import { type CorsRule, mergeCors, putCors } from '../../../scripts/setup/put-cors.ts';
import { fakeGoogle } from '../../support/fake-google.ts';

const address = 'firebasestorage.googleapis.com/v1alpha/projects/my-dance-app/defaultBucket';
const named = (name: string) => ({ name: `projects/123/buckets/${name}` });

describe('the default bucket', () => {
  it.each(['my-dance-app.firebasestorage.app', 'my-dance-app.appspot.com', 'named-by-hand'])(
    'is called as Firebase says: %s',
    async (name) => {
      const { google } = fakeGoogle({
        [`GET ${address}`]: [[200, { location: 'US-CENTRAL1', bucket: named(name) }]],
      });
      expect(await findDefaultBucket(google, 'my-dance-app')).toEqual({
        name,
        location: 'us-central1',
      });
    },
  );

  it('is none where Firebase has none', async () => {
    const { google } = fakeGoogle({ [`GET ${address}`]: [[404, {}]] });
    expect(await findDefaultBucket(google, 'my-dance-app')).toBeNull();
  });

  it('is not taken for missing where Firebase only refuses to say', async () => {
    const { google } = fakeGoogle({ [`GET ${address}`]: [[403, { error: 'SERVICE_DISABLED' }]] });
    await expect(findDefaultBucket(google, 'my-dance-app')).rejects.toThrow('SERVICE_DISABLED');
  });

  it('is looked up in Cloud Storage where Firebase does not say where it is', async () => {
    const { google } = fakeGoogle({
      [`GET ${address}`]: [[200, { bucket: named('old.appspot.com') }]],
      'GET storage.googleapis.com/storage/v1/b/old.appspot.com': [[200, { location: 'EU' }]],
    });
    expect(await findDefaultBucket(google, 'my-dance-app')).toEqual({
      name: 'old.appspot.com',
      location: 'eu',
    });
  });

  it('that was there before is answered as what it is, wherever a new one was wanted', async () => {
    const { google, calls } = fakeGoogle({
      [`POST ${address}`]: [[200, { location: 'US', bucket: named('my-dance-app.appspot.com') }]],
    });
    expect(await createDefaultBucket(google, 'my-dance-app', 'europe-west4')).toEqual({
      name: 'my-dance-app.appspot.com',
      location: 'us',
    });
    expect(calls[0]?.body).toEqual({ location: 'europe-west4' });
  });
});

const ours: CorsRule[] = [
  { origin: ['https://new.example'], method: ['PUT', 'GET'], responseHeader: ['Range'] },
];

describe('the CORS rules of the bucket', () => {
  it('keep what somebody else made, and take the place of what setup made before', () => {
    const earlier = { ...ours[0], method: ['GET', 'PUT'], origin: ['https://old.example'] };
    const foreign = { origin: ['*'], method: ['GET'], responseHeader: ['ETag'] };
    expect(mergeCors([foreign, earlier], ours)).toEqual([...ours, foreign]);
  });

  it('are written to the bucket', async () => {
    const bucket = 'storage.googleapis.com/storage/v1/b/b.appspot.com';
    const { google, calls } = fakeGoogle({
      [`GET ${bucket}`]: [[200, {}]],
      [`PATCH ${bucket}`]: [[200, {}]],
    });
    await putCors(google, 'b.appspot.com', ours);
    expect(calls.at(-1)?.body).toEqual({ cors: ours });
  });

  it('are not written again where they are so already', async () => {
    const bucket = 'storage.googleapis.com/storage/v1/b/b.appspot.com';
    const { google, calls } = fakeGoogle({ [`GET ${bucket}`]: [[200, { cors: ours }]] });
    await putCors(google, 'b.appspot.com', ours);
    expect(calls).toHaveLength(1);
  });
});
