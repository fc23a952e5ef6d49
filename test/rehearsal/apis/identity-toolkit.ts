import { z } from 'zod';
import { ok, type Route, resource, routesOf } from '../cloud/route.ts';
import { fits } from '../shapes/zod-shape.ts';

const accounts = '/v1/projects/{project}/accounts';
const person = z.strictObject({
  localId: z.string(),
  customAttributes: z.string().optional(),
  validSince: z.string().optional(),
});

export const identityToolkitRoutes: Route[] = routesOf('identitytoolkit.googleapis.com', [
  [
    `POST ${accounts}:lookup`,
    ({ body }, { people }) => {
      const { email } = resource(body);
      const users = (Array.isArray(email) ? email : []).flatMap(
        (one) => people.get(String(one)) ?? [],
      );
      return ok(users.length === 0 ? {} : { users });
    },
    fits(z.strictObject({ email: z.array(z.email()) })),
  ],
  [
    `POST ${accounts}:update`,
    ({ body }, { people }) => {
      const { localId } = resource(body);
      for (const [email, one] of people) {
        if (one['localId'] === localId) people.set(email, { ...one, ...resource(body) });
      }
      return ok({ localId });
    },
    fits(person),
  ],
]);
