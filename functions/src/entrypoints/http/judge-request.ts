import type { App, BodyRule, DeclaredBody, UnreadRequest } from '../../app.ts';
import type { Caller } from '../../domain/access.ts';
import { isPacked, mostBodyBytes, tooLargeToRead } from '../body-limits.ts';
import { admit } from './admit.ts';
import { clientAddress } from './client-address.ts';
import { tooLargeForRequest } from './read-multipart.ts';
import type { Route } from './route.ts';

/** A video of 30 MB, the fields beside it, and what multipart puts between them. */
const mostUploadBytes = 31_000_000;

const admissions = new WeakMap<UnreadRequest, { route: Route; caller: Promise<Caller> }>();

/** Who asks, if they may: asked once for each request, before its body is read where it has one. */
export function admission(app: App, route: Route, request: UnreadRequest): Promise<Caller> {
  const asked = admissions.get(request);
  return asked?.route === route ? asked.caller : askToAdmit(app, route, request);
}

const askToAdmit = async (app: App, route: Route, request: UnreadRequest): Promise<Caller> =>
  admit(app, route, {
    authorization: request.headers.authorization ?? null,
    appCheckToken: String(request.headers['x-firebase-appcheck'] ?? '') || null,
    address: clientAddress(request),
  });

/** Judges a request with a body by what its route wants. */
export function judgeRequests(app: () => App, routes: readonly Route[]) {
  const addresses = routes.map((route) => ({ route, pattern: patternOf(route.path) }));

  return (request: UnreadRequest, { mediaType, isPlain }: DeclaredBody): BodyRule => {
    const path = pathOf(request.url ?? '');
    const sharing = addresses.filter(({ pattern }) => pattern.test(path));
    const route = sharing
      .map((address) => address.route)
      .find(({ method }) => method !== 'get' && method === request.method?.toLowerCase());
    const carriesVideo = sharing.some((address) => address.route.bodyType === 'multipart');
    const wanted = route === undefined ? null : wantedBy(route, mediaType);
    return {
      mostBytes: wanted === 'whole' ? mostUploadBytes : mostBodyBytes,
      tooLarge: carriesVideo ? tooLargeForRequest() : tooLargeToRead(),
      refusal: isPlain ? null : isPacked(),
      wanted,
      admit: route === undefined ? null : (arrived) => isAdmitted(app, route, arrived),
    };
  };
}

function wantedBy({ bodyType }: Route, mediaType: string): BodyRule['wanted'] {
  if (bodyType === 'multipart') return mediaType === 'multipart/form-data' ? 'whole' : null;
  return mediaType === 'application/json' ? 'parsed' : null;
}

/** Remembered for the route, which says itself why not. */
function isAdmitted(app: () => App, route: Route, arrived: UnreadRequest): Promise<boolean> {
  const caller = (async () => askToAdmit(app(), route, arrived))();
  admissions.set(arrived, { route, caller });
  return caller.then(
    () => true,
    () => false,
  );
}

/** As Express reads a route's path: in any case, and with a slash behind it or without. */
const patternOf = (path: string) =>
  new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}/?$`, 'i');

/** A proxy's request may name the whole address. */
const pathOf = (url: string) => url.replace(/^https?:\/\/[^/?]*/i, '').split('?')[0] ?? '';
