import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { alertNames } from '../setup/alert-steps.ts';
import { beToldByEmail } from '../setup/what-is-next.ts';
import { ROOT } from '../stack/paths.ts';
import type { About } from './about.ts';
import { ask, jsonOf } from './ask.ts';
import type { Check } from './check.ts';
import { Finding } from './finding.ts';
import { channelsSchema, judgeAlerts, policiesSchema, type Silence } from './judge-alerts.ts';
import { fieldsSchema, judgeTtl, wantedTtl } from './judge-ttl.ts';

const readJson = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

const alertAdvice = (project: string): Readonly<Record<Silence, string>> => ({
  missing: `Run \`npm run setup -- ${project}\`.`,
  off: `Switch them on at https://console.cloud.google.com/monitoring/alerting/policies?project=${project}: setup leaves what somebody has switched off.`,
  silent: `${beToldByEmail(project)}. A channel that was never confirmed tells nobody: https://console.cloud.google.com/monitoring/alerting/notifications?project=${project}.`,
});

/** What only the cloud has: it is asked of the APIs of Monitoring and of Firestore's administration. */
export function projectChecks({ target, limits, backDoor }: About): Check[] {
  const { project, control } = target;
  const { requestMs: limitMs } = limits;
  const skip = control === null ? 'only the cloud has this' : null;

  async function get<T extends z.ZodType>(
    url: string,
    schema: T,
    { role, signal }: { role: string; signal: AbortSignal },
  ): Promise<z.infer<T>> {
    const headers = {
      Authorization: `Bearer ${await backDoor.accessToken()}`,
      'x-goog-user-project': project,
    };
    const reply = await ask(url, { headers, limitMs, signal });
    const body = await jsonOf(reply);
    const read = schema.safeParse(body);
    if (reply.ok && read.success) return read.data;
    const said = (body as { error?: { message?: string } } | null)?.error?.message ?? '';
    throw new Finding(
      `${new URL(url).host} answers HTTP ${reply.status}. ${said}`.trim(),
      `Use an account with the role ${role}, or Owner: \`gcloud auth application-default login\`. If an API is off, run \`npm run setup -- ${project}\`.`,
    );
  }

  return [
    {
      id: 'alerts',
      title: 'Alerts tell somebody',
      skip,
      async run(signal) {
        const of = `${control?.monitoring}/v3/projects/${project}`;
        const role = 'Monitoring Viewer';
        const [{ alertPolicies }, { notificationChannels }] = await Promise.all([
          get(`${of}/alertPolicies?pageSize=500`, policiesSchema, { role, signal }),
          get(`${of}/notificationChannels?pageSize=500`, channelsSchema, { role, signal }),
        ]);
        const wanted = alertNames();
        const problems = judgeAlerts(wanted, alertPolicies, notificationChannels);
        if (problems.length === 0) return `${wanted.length} alerts`;
        const advice = alertAdvice(project);
        throw new Finding(
          problems.map(({ text }) => text).join(' '),
          problems.map(({ kind }) => advice[kind]).join(' '),
        );
      },
    },
    {
      id: 'ttl',
      title: 'What has expired goes by itself (TTL)',
      skip,
      async run(signal) {
        const of = `${control?.firestoreAdmin}/v1/projects/${project}/databases/(default)`;
        const filter = encodeURIComponent('ttlConfig:*');
        const fields: z.infer<typeof fieldsSchema>['fields'] = [];
        let page = '';
        do {
          const url = `${of}/collectionGroups/-/fields?filter=${filter}&pageToken=${encodeURIComponent(page)}`;
          const role = 'Cloud Datastore Index Admin';
          const read = await get(url, fieldsSchema, { role, signal });
          fields.push(...read.fields);
          page = read.nextPageToken ?? '';
        } while (page !== '');
        const wanted = wantedTtl(readJson(path.join(ROOT, 'firestore.indexes.json')));
        const problem = judgeTtl(wanted, fields);
        if (problem === null) return `${wanted.length} policies`;
        throw new Finding(
          problem,
          `A policy takes up to ten minutes to be made; where it is missing, run \`npm run deploy -- ${project}\` again.`,
        );
      },
    },
  ];
}
