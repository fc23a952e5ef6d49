import { readFileSync } from 'node:fs';
import { alertNames } from '../../../scripts/setup/alert-steps.ts';
import { wantedTtl } from '../../../scripts/smoke/judge-ttl.ts';
import { projectId } from '../stack-addresses.ts';
import { plainAnswer, startMeddlingProxy } from './meddling-proxy.ts';

/** What Monitoring and Firestore's administration say of a project. */
export interface ControlPlaneState {
  alertPolicies: object[];
  notificationChannels: object[];
  fields: object[];
}

const root = new URL('../../../', import.meta.url);
const channel = `projects/${projectId}/notificationChannels/1`;

/** Of a project that was set up and deployed. */
export function wellKept(): ControlPlaneState {
  const indexes = JSON.parse(readFileSync(new URL('firestore.indexes.json', root), 'utf8'));
  return {
    alertPolicies: alertNames().map((displayName) => ({
      displayName,
      enabled: true,
      notificationChannels: [channel],
    })),
    notificationChannels: [{ name: channel, type: 'email', enabled: true }],
    fields: wantedTtl(indexes).map((name) => {
      const [group, field] = name.split('.');
      const database = `projects/${projectId}/databases/(default)`;
      return {
        name: `${database}/collectionGroups/${group}/fields/${field}`,
        ttlConfig: { state: 'ACTIVE' },
      };
    }),
  };
}

/** The two APIs, a page of two fields at a time, for whoever brings a token and names the project. */
export async function startControlPlane(state: ControlPlaneState): Promise<NodeJS.ProcessEnv> {
  const url = await startMeddlingProxy('http://127.0.0.1:1', {
    ask({ path, headers }) {
      if (!headers.get('authorization')?.startsWith('Bearer ')) return plainAnswer(401, {});
      if (headers.get('x-goog-user-project') !== projectId) {
        return plainAnswer(403, { error: { message: 'The API requires a quota project.' } });
      }
      const { pathname, searchParams } = new URL(path, 'http://localhost');
      const { alertPolicies, notificationChannels, fields } = state;
      switch (decodeURIComponent(pathname)) {
        case `/v3/projects/${projectId}/alertPolicies`:
          return plainAnswer(200, alertPolicies.length === 0 ? {} : { alertPolicies });
        case `/v3/projects/${projectId}/notificationChannels`:
          return plainAnswer(200, { notificationChannels });
        case `/v1/projects/${projectId}/databases/(default)/collectionGroups/-/fields`: {
          if (searchParams.get('filter') !== 'ttlConfig:*') return plainAnswer(400, {});
          const from = Number(searchParams.get('pageToken') || 0);
          const nextPageToken = from + 2 < fields.length ? String(from + 2) : undefined;
          return plainAnswer(200, { fields: fields.slice(from, from + 2), nextPageToken });
        }
        default:
          return plainAnswer(404, { error: { message: `Nothing at ${pathname}.` } });
      }
    },
  });
  return { CLOUD_MONITORING_URL: url, FIRESTORE_URL: url };
}
