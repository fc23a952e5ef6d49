import { describe, expect, it } from 'vitest';
import { alertNames } from '../../../../scripts/setup/alert-steps.ts';
import { Finding } from '../../../../scripts/smoke/finding.ts';
import {
  channelsSchema,
  judgeAlerts,
  policiesSchema,
} from '../../../../scripts/smoke/judge-alerts.ts';
import { judgeFfmpeg } from '../../../../scripts/smoke/judge-ffmpeg.ts';
import { fieldsSchema, judgeTtl, wantedTtl } from '../../../../scripts/smoke/judge-ttl.ts';
import { limitsWithin } from '../../../../scripts/smoke/limits.ts';
import { judgeWebConfig } from '../../../../scripts/smoke/web-config.ts';

describe('judgeAlerts', () => {
  const wanted = ['Memory', 'Failures'];
  const alerts = (policies: object[], channels: object[]) =>
    judgeAlerts(
      wanted,
      policiesSchema.parse({ alertPolicies: policies }).alertPolicies,
      channelsSchema.parse({ notificationChannels: channels }).notificationChannels,
    ).map(({ text }) => text);
  const both = (changes: object) => wanted.map((displayName) => ({ displayName, ...changes }));
  const mail = { name: 'channels/1', type: 'email' };

  it('is content where each tells somebody, by whichever policy of its name', () => {
    const telling = both({ notificationChannels: ['channels/1'] });
    expect(alerts(telling, [mail])).toEqual([]);
    expect(alerts([{ displayName: 'Memory' }, ...telling], [mail])).toEqual([]);
  });

  it.each<[string, object[], object[], string[]]>([
    ['there is none', [], [mail], ['There is no alert.']],
    ['others are there', [{ displayName: 'Other' }], [], ['There is no alert.']],
    ['none has a channel', both({}), [mail], ['The alerts tell nobody.']],
    [
      'their channel is gone',
      both({ notificationChannels: ['channels/2'] }),
      [mail],
      ['The alerts tell nobody.'],
    ],
    [
      'their channel is off',
      both({ notificationChannels: ['channels/1'] }),
      [{ ...mail, enabled: false }],
      ['The alerts tell nobody.'],
    ],
    [
      'their channel was never confirmed',
      both({ notificationChannels: ['channels/1'] }),
      [{ ...mail, verificationStatus: 'UNVERIFIED' }],
      ['The alerts tell nobody.'],
    ],
    [
      'one is missing',
      both({ notificationChannels: ['channels/1'] }).slice(1),
      [mail],
      ['"Memory": missing.'],
    ],
    [
      'one is silent',
      [...both({ notificationChannels: ['channels/1'] }).slice(1), { displayName: 'Memory' }],
      [mail],
      ['"Memory": tells nobody.'],
    ],
    [
      'one is off',
      [
        { displayName: 'Memory', enabled: false },
        ...both({ notificationChannels: ['channels/1'] }).slice(1),
      ],
      [mail],
      ['"Memory": switched off.'],
    ],
    [
      'all are off',
      both({ notificationChannels: ['channels/1'], enabled: false }),
      [mail],
      ['All alerts are switched off.'],
    ],
  ])('says what is wrong where %s', (_what, policies, channels, problems) => {
    expect(alerts(policies, channels)).toEqual(problems);
  });

  it('wants every alert that setup makes', () => {
    expect(alertNames().length).toBeGreaterThanOrEqual(7);
    for (const name of alertNames()) expect(name).toMatch(/^Flokraft: /);
  });
});

describe('judgeTtl', () => {
  const field = (group: string, state: string | null) => ({
    name: `projects/p/databases/(default)/collectionGroups/${group}/fields/expires_at`,
    ...(state !== null && { ttlConfig: { state } }),
  });
  const ttl = (...fields: object[]) =>
    judgeTtl(['analyses.expires_at', 'rates.expires_at'], fieldsSchema.parse({ fields }).fields);

  it('is content where each is active', () => {
    expect(ttl(field('rates', 'ACTIVE'), field('analyses', 'ACTIVE'))).toBeNull();
  });

  it.each([
    [[], /No TTL policy on analyses\.expires_at, rates\.expires_at/],
    [[field('analyses', 'ACTIVE'), field('rates', null)], /No TTL policy on rates\.expires_at/],
    [[field('analyses', 'CREATING'), field('rates', 'ACTIVE')], /analyses\.expires_at is CREATING/],
    [
      [field('analyses', 'ACTIVE'), field('rates', 'NEEDS_REPAIR')],
      /rates\.expires_at is NEEDS_REPAIR/,
    ],
  ])('says what is wrong with %j', (fields, words) => {
    expect(ttl(...fields)).toMatch(words);
  });

  it('wants those that firestore.indexes.json names', () => {
    const overrides = [
      { collectionGroup: 'a', fieldPath: 'expires_at', ttl: true, indexes: [] },
      { collectionGroup: 'b', fieldPath: 'text', indexes: [] },
    ];
    expect(wantedTtl({ indexes: [], fieldOverrides: overrides })).toEqual(['a.expires_at']);
  });
});

describe('judgeFfmpeg', () => {
  it.each(['5.1.9-0+deb12u1', '6.1', 'n9.0.2-17-g2a571b6068', 'n7.1-linux64', '10.0.1'])(
    'takes %s',
    (version) => {
      expect(judgeFfmpeg(version, 'my-dance-app')).toBe(version);
    },
  );

  it.each([
    ['4.4.2-0ubuntu0.22.04.1', /older than 5/],
    ['n4.2', /older than 5/],
    ['N-92722-gf22fcd4483-static', /of no release/],
    ['unknown', /of no release/],
    ['', /does not say/],
    [undefined, /does not say/],
    [7, /does not say/],
  ])('refuses %j', (version, words) => {
    expect(() => judgeFfmpeg(version, 'my-dance-app')).toThrow(words);
  });
});

describe('judgeWebConfig', () => {
  const cloud = { project: 'my-dance-app', isLocal: false, site: 'https://my-dance-app.web.app' };
  const config = {
    projectId: 'my-dance-app',
    apiKey: 'key',
    appId: '1:2:web:3',
    storageBucket: 'my-dance-app.appspot.com',
  };

  it('takes what Hosting says, the bucket among it', () => {
    const { apiKey, appId, storageBucket: bucket } = config;
    expect(judgeWebConfig(cloud, 200, config)).toEqual({ apiKey, appId, bucket });
  });

  it('takes the bucket of the local project where its emulator names another', () => {
    const local = { project: 'demo-flokraft', isLocal: true, site: 'http://127.0.0.1:5002' };
    const said = { projectId: 'demo-flokraft', apiKey: 'fake', storageBucket: 'x.appspot.com' };
    expect(judgeWebConfig(local, 200, said).bucket).toBe('demo-flokraft.firebasestorage.app');
  });

  it.each([
    [404, null, /answers 404/],
    [200, null, /no configuration/],
    [200, [], /no configuration/],
    [200, { ...config, projectId: 'other' }, /of the project other/],
    [200, { ...config, apiKey: undefined }, /no apiKey/],
    [200, { ...config, apiKey: '' }, /no configuration/],
    [200, { ...config, appId: undefined }, /no appId/],
  ])('refuses %i with %j', (status, body, words) => {
    expect(() => judgeWebConfig(cloud, status, body)).toThrow(Finding);
    expect(() => judgeWebConfig(cloud, status, body)).toThrow(words);
  });
});

describe('limitsWithin', () => {
  it('caps every limit, and lengthens none', () => {
    const usual = limitsWithin(null);
    expect(Object.values(limitsWithin(4))).toEqual(Object.values(usual).map(() => 4_000));
    expect(limitsWithin(100_000)).toEqual(usual);
  });
});
