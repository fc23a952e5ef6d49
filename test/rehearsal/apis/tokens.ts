import { ok, type Route, routesOf } from '../cloud/route.ts';

const token: Route['answer'] = (_asked, { misbehaves }) =>
  misbehaves.signedOut
    ? {
        status: 400,
        body: { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' },
      }
    : ok({ access_token: 'rehearsed', expires_in: 3_600, token_type: 'Bearer' });

/** Sign-in of firebase-tools, of gcloud and of application-default credentials. */
export const tokenRoutes: Route[] = [
  ...routesOf('www.googleapis.com', [['POST /oauth2/v3/token', token]]),
  ...routesOf('oauth2.googleapis.com', [
    ['POST /token', token],
    ['POST /tokeninfo', () => ok({ email: 'owner@dance.example' })],
  ]),
  // firebase-tools asks which of its versions are outdated.
  ...routesOf('firebase-public.firebaseio.com', [
    ['GET /cli.json', () => ok({ cloudBuildErrorAfter: 1 })],
  ]),
];
