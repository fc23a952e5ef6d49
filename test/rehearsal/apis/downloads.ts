import { type Route, routesOf } from '../cloud/route.ts';

/** What is fetched before a deploy: ffmpeg, from GitHub. */
export const downloadRoutes: Route[] = routesOf('github.com', [
  [
    'GET /{file=**}',
    ({ path }, { downloads }) => {
      const bytes = downloads.get(`https://github.com${path}`);
      return bytes === undefined ? { status: 404 } : { status: 200, body: bytes };
    },
  ],
]);
