import { describe, expect, it } from 'vitest';
import { prepareSite } from '../../../scripts/setup/hosting-site.ts';
import { readNames } from '../../../scripts/setup/read-names.ts';
import { fakeGoogle } from '../../support/fake-google.ts';

const sites = 'firebasehosting.googleapis.com/v1beta1/projects/my-dance-app/sites';
const apps = 'firebase.googleapis.com/v1beta1/projects/my-dance-app/webApps';
const bucket = 'firebasestorage.googleapis.com/v1alpha/projects/my-dance-app/defaultBucket';
const flokraft = { appId: '1:123:web:abc', displayName: 'Flokraft' };
const site = (id: string, more: object = {}) => ({
  name: `projects/my-dance-app/sites/${id}`,
  type: 'DEFAULT_SITE',
  ...more,
});
const pause = async () => {};

describe('prepareSite', () => {
  it('makes a web app, and a site of the project’s name that is linked to it', async () => {
    const { google, calls } = fakeGoogle({
      [`GET ${sites}`]: [[200, {}]],
      [`GET ${apps}`]: [[200, {}]],
      [`POST ${apps}`]: [[200, { name: 'operations/1' }]],
      'GET firebase.googleapis.com/v1beta1/operations/1': [
        [200, { name: 'operations/1' }],
        [200, { name: 'operations/1', done: true, response: flokraft }],
      ],
      [`POST ${sites}`]: [[200, site('my-dance-app')]],
    });
    expect((await prepareSite(google, 'my-dance-app', pause)).appId).toBe(flokraft.appId);
    expect(calls.filter(({ call }) => call.startsWith('POST'))).toEqual([
      { call: `POST ${apps}`, query: '', body: { displayName: 'Flokraft' } },
      { call: `POST ${sites}`, query: 'siteId=my-dance-app', body: { appId: flokraft.appId } },
    ]);
  });

  it('changes nothing of a site that has an app, whichever that is', async () => {
    const { google, calls } = fakeGoogle({
      [`GET ${sites}`]: [[200, { sites: [site('my-dance-app', { appId: 'another' })] }]],
    });
    await prepareSite(google, 'my-dance-app', pause);
    expect(calls.map(({ call }) => call)).toEqual([`GET ${sites}`]);
  });

  it('links a site that has none to the app of an earlier try', async () => {
    const { google, calls } = fakeGoogle({
      [`GET ${sites}`]: [[200, { sites: [site('my-dance-app')] }]],
      [`GET ${apps}`]: [[200, { apps: [{ appId: 'other', displayName: 'Other' }, flokraft] }]],
      [`PATCH ${sites}/my-dance-app`]: [[200, {}]],
    });
    await prepareSite(google, 'my-dance-app', pause);
    expect(calls.at(-1)).toEqual({
      call: `PATCH ${sites}/my-dance-app`,
      query: 'updateMask=appId',
      body: { appId: flokraft.appId },
    });
    expect(calls.some(({ call }) => call.startsWith('POST'))).toBe(false);
  });

  it('takes no app that is being deleted', async () => {
    const { google, calls } = fakeGoogle({
      [`GET ${sites}`]: [[200, { sites: [site('my-dance-app')] }]],
      [`GET ${apps}`]: [[200, { apps: [{ ...flokraft, state: 'DELETED' }] }]],
      [`POST ${apps}`]: [[200, { name: 'operations/1', done: true, response: { appId: 'new' } }]],
      [`PATCH ${sites}/my-dance-app`]: [[200, {}]],
    });
    await prepareSite(google, 'my-dance-app', pause);
    expect(calls.at(-1)?.body).toEqual({ appId: 'new' });
  });

  it('says where a default site is made, where another project has the name of this one', async () => {
    const words =
      'Invalid name: `my-dance-app` is reserved by another project; try something like `my-dance-app-dd769` instead';
    const { google, calls } = fakeGoogle({
      [`GET ${sites}`]: [[200, {}]],
      [`GET ${apps}`]: [[200, { apps: [flokraft] }]],
      [`POST ${sites}`]: [[400, { error: { message: words } }]],
    });
    await expect(prepareSite(google, 'my-dance-app', pause)).rejects.toThrow(
      /console\.firebase\.google\.com\/project\/my-dance-app\/hosting/,
    );
    expect(calls.filter(({ call }) => call.startsWith('POST'))).toHaveLength(1);
  });

  it('reads every page of a long list', async () => {
    const { google } = fakeGoogle({
      [`GET ${sites}`]: [
        [200, { sites: [site('blog', { type: 'USER_SITE' })], nextPageToken: 'more' }],
        [200, { sites: [site('stage', { appId: 'a' })] }],
      ],
    });
    expect((await prepareSite(google, 'my-dance-app', pause)).name).toMatch(/\/stage$/);
  });

  it('says what Google answered to one who may not', async () => {
    const { google } = fakeGoogle({ [`GET ${sites}`]: [[403, { error: 'PERMISSION_DENIED' }]] });
    await expect(prepareSite(google, 'my-dance-app', pause)).rejects.toThrow(
      /Google answered 403.*PERMISSION_DENIED/,
    );
  });
});

describe('readNames', () => {
  const found = {
    location: 'US',
    bucket: { name: 'projects/my-dance-app/buckets/my-dance-app.appspot.com' },
  };

  it('takes bucket and site as Firebase calls them', async () => {
    const { google } = fakeGoogle({
      [`GET ${bucket}`]: [[200, found]],
      [`GET ${sites}`]: [[200, { sites: [site('my-dance-app-dd769')] }]],
    });
    expect(await readNames(google, 'my-dance-app', pause)).toEqual({
      bucket: 'my-dance-app.appspot.com',
      origins: ['https://my-dance-app-dd769.web.app', 'https://my-dance-app-dd769.firebaseapp.com'],
    });
  });

  it('waits for a site that is not known everywhere yet', async () => {
    const { google } = fakeGoogle({
      [`GET ${bucket}`]: [[200, found]],
      [`GET ${sites}`]: [
        [200, {}],
        [200, {}],
        [200, { sites: [site('my-dance-app')] }],
      ],
    });
    const pauses: number[] = [];
    await readNames(google, 'my-dance-app', async (milliseconds) => pauses.push(milliseconds));
    expect(pauses).toEqual([5_000, 5_000]);
  });

  it('gives up after two minutes and says what is missing', async () => {
    const { google } = fakeGoogle({
      [`GET ${bucket}`]: [[404, {}]],
      [`GET ${sites}`]: [[200, { sites: [site('my-dance-app')] }]],
    });
    let waitedMs = 0;
    const names = readNames(google, 'my-dance-app', async (milliseconds) => {
      waitedMs += milliseconds;
    });
    await expect(names).rejects.toThrow('does not yet name the default bucket of my-dance-app');
    expect(waitedMs).toBeLessThanOrEqual(120_000);
  });
});
