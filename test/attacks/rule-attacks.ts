import type { Plan } from './attack.ts';
import type { Stage } from './stage.ts';

const json = { 'content-type': 'application/json' };

/** Database and bucket asked directly, past every function. Nobody may, so that anybody may try. */
export function ruleAttacks({ owner, analysisId, storage }: Stage): Plan[] {
  const { uid } = owner;
  const analysis = `analyses/${analysisId}`;
  const hidden = [
    ...[
      `${analysis}/private/work`,
      `${analysis}/private/webhook-run-1`,
      `quotas/${uid}`,
      `rates/${uid}`,
    ],
    ...[
      `webhook_secrets/${uid}`,
      'budgets/2026-01-01',
      'capacity/0',
      `idempotency/${uid}`,
      'workers/x',
    ],
    ...[
      `tombstones/${uid}`,
      'statistics/2026-01-01',
      `users/${uid}`,
      'anything/else',
      'a/b/c/d/e/f',
    ],
  ];
  const visible = [analysis, `${analysis}/reports/run-1`, 'operations/current'];
  const changed = Buffer.from(JSON.stringify({ fields: { user_id: { stringValue: 'me' } } }));
  const ask = (
    method: string,
    path: string,
    what: string,
    body: Uint8Array | null = null,
  ): Plan => ({
    ...{ service: 'firestore', door: 'the database', what: `${what} ${path}`, method, body },
    ...{ path: `/documents${path}`, headers: body === null ? {} : json, mustRefuse: true },
  });
  const query = (what: string, from: object, filter: object = {}) =>
    ask(
      'POST',
      ':runQuery',
      what,
      Buffer.from(JSON.stringify({ structuredQuery: { from: [from], ...filter } })),
    );
  const collections = [
    ...['reports', 'live', 'private', 'quotas', 'webhook_secrets', 'rates', 'notes', 'work'],
  ];
  return [
    ...hidden.map((path) => ask('GET', `/${path}`, 'a look at')),
    ...[...hidden, ...visible].flatMap((path) => [
      ask('PATCH', `/${path}`, 'a change of', changed),
      ask('DELETE', `/${path}`, 'a removal of'),
    ]),
    ask('POST', '/analyses', 'an analysis in', changed),
    ask('POST', `/${analysis}/reports?documentId=mine`, 'a report in', changed),
    ...collections.map((collectionId) =>
      query(`all of the group ${collectionId}`, { collectionId, allDescendants: true }),
    ),
    ...['quotas', 'webhook_secrets', 'rates', 'budgets', 'workers', 'idempotency'].map(
      (collectionId) => query(`a list of ${collectionId}`, { collectionId }),
    ),
    query('the group of analyses', { collectionId: 'analyses', allDescendants: true }),
    ...bucketAttacks(storage, uid, analysisId),
  ];
}

function bucketAttacks(_storage: string, uid: string, analysisId: string): Plan[] {
  const object = encodeURIComponent(`videos/${uid}/${analysisId}/source`);
  const ask = (
    method: string,
    path: string,
    what: string,
    body: Uint8Array | null = null,
  ): Plan => ({
    ...{ service: 'storage', door: 'the bucket', what, method, path, body },
    ...{ headers: body === null ? {} : { 'content-type': 'video/mp4' }, mustRefuse: true },
  });
  return [
    ask('GET', `/${object}`, 'its description'),
    ask('GET', `/${object}?alt=media`, 'its bytes'),
    ask('DELETE', `/${object}`, 'its removal'),
    ask('PATCH', `/${object}`, 'another type', Buffer.from('{"contentType":"text/html"}')),
    ask('POST', `?name=${object}`, 'other bytes', Buffer.from('x')),
    ask(
      'POST',
      `?name=${encodeURIComponent('videos/../anything')}`,
      'bytes elsewhere',
      Buffer.from('x'),
    ),
  ];
}
