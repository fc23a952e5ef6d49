import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** For answers that are data: no page of ours is to be framed, sniffed, run or kept by a cache. */
export const secureHeaders: RequestHandler[] = [
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    xFrameOptions: { action: 'deny' },
    // Pages of ALLOWED_ORIGINS read the answers; CORS, below, says which those are.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
  }),
  (_request, response, next) => {
    response.set('Cache-Control', 'private, no-store');
    next();
  },
];
