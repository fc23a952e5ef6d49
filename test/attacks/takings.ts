import { type DescribedRoute, fillPath, isOfSession } from '../support/described-routes.ts';
import { type Attack, type Identity, identities } from './attack.ts';
import { callableDoor } from './doors.ts';
import type { Stage } from './stage.ts';

/** Somebody takes what is somebody else's, in words that are all right. */
export function takings(stage: Stage, routes: readonly DescribedRoute[]): Attack[] {
  const { analysisId, owner } = stage;
  const takers = identities.filter((identity) => !['owner', 'admin'].includes(identity));
  const ofAnalysis = Object.keys(stage.callables).map((name) => {
    const { valid, fields } = callableDoor(name);
    const id = fields.some(({ kind }) => kind === 'id') ? { analysisId } : {};
    const user = fields.some((field) => field.name === 'userId') ? { userId: owner.uid } : {};
    return { name, data: { ...valid, ...id, ...user } };
  });
  const takes = ofAnalysis.filter(({ data }) => 'analysisId' in data || 'userId' in data);
  return takers.flatMap((identity: Identity): Attack[] => [
    ...takes.map(
      ({ name, data }): Attack => ({
        ...{
          service: 'callable',
          door: name,
          identity,
          what: 'the owner’s',
          method: 'POST',
          path: '/',
        },
        headers: { 'content-type': 'application/json' },
        body: Buffer.from(JSON.stringify({ data })),
        mustRefuse: true,
      }),
    ),
    ...routes
      .filter((route) => isOfSession(route))
      .map(
        (route): Attack => ({
          ...{
            service: 'api',
            door: route.name,
            identity,
            what: 'the owner’s',
            method: route.method,
          },
          ...{ path: fillPath(route, analysisId), headers: {}, body: null, mustRefuse: true },
        }),
      ),
    ...stage.cursors.flatMap((cursor) =>
      ['/api/v1/video/sessions', '/analyses', '/admin/analyses'].map(
        (path): Attack => ({
          ...{
            service: 'api',
            door: `GET ${path}`,
            identity,
            what: 'the owner’s cursor',
            method: 'GET',
          },
          ...{
            path: `${path}?limit=1&cursor=${cursor}`,
            headers: {},
            body: null,
            mustRefuse: true,
          },
        }),
      ),
    ),
    ...['/analyses', '/admin/analyses'].map(
      (path): Attack => ({
        ...{
          service: 'api',
          door: `GET ${path}`,
          identity,
          what: 'the owner’s list',
          method: 'GET',
        },
        ...{ path: `${path}?user_id=${owner.uid}`, headers: {}, body: null, mustRefuse: true },
      }),
    ),
  ]);
}
