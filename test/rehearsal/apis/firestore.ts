import type { Cloud } from '../cloud/cloud.ts';
import {
  type Asked,
  done,
  notFound,
  ok,
  type Route,
  refuse,
  resource,
  routesOf,
} from '../cloud/route.ts';
import { message } from '../shapes/proto-shape.ts';

const databases = '/v1/projects/{project}/databases';
const group = `${databases}/{database}/collectionGroups/{group}`;
const admin = (name: string) => message('firestore', `google.firestore.admin.v1.${name}`);

const indexName = ({ names }: Asked, cloud: Cloud) =>
  `projects/${cloud.project}/databases/(default)/collectionGroups/${names['group']}/indexes/${cloud.indexes.length + 1}`;

export const firestoreRoutes: Route[] = routesOf('firestore.googleapis.com', [
  [
    `GET ${databases}/{database}`,
    (_asked, { database }) =>
      database === null ? notFound('The database (default)') : ok(database),
  ],
  [
    `POST ${databases}`,
    ({ body }, cloud) => {
      if (cloud.database !== null) return refuse(409, 'Database already exists.');
      cloud.database = { ...resource(body), name: `projects/${cloud.project}/databases/(default)` };
      return done(
        `projects/${cloud.project}/databases/(default)/operations/create`,
        cloud.database,
      );
    },
    admin('Database'),
  ],
  [
    `GET ${databases}/{database}/operations/{operation}`,
    ({ path }, cloud) => done(path.slice('/v1/'.length), cloud.database),
  ],
  [
    `GET ${databases}/{database}/collectionGroups/-/indexes`,
    (_asked, { indexes }) => ok({ indexes }),
  ],
  [
    `GET ${databases}/{database}/collectionGroups/-/fields`,
    (_asked, { fields }) => ok({ fields: [...fields.values()] }),
  ],
  [
    `POST ${group}/indexes`,
    (asked, cloud) => {
      const index = { ...resource(asked.body), name: indexName(asked, cloud), state: 'READY' };
      cloud.indexes.push(index);
      return ok({ name: `${index.name}/operations/create` });
    },
    admin('Index'),
  ],
  [
    `PATCH ${group}/fields/{field}`,
    ({ path, body }, cloud) => {
      const name = decodeURIComponent(path.slice('/v1/'.length));
      cloud.fields.set(name, { ...cloud.fields.get(name), ...resource(body), name });
      return ok({ name: `${name}/operations/update` });
    },
    admin('Field'),
  ],
]);
