import cors from 'cors';
import type { RequestHandler } from 'express';
import type { App } from '../app.ts';

/**
 * Only pages of the allowed origins get to ask and to read an answer. The platform's own option
 * `cors` wants to know them when the module loads, which is before a configuration is read, and its
 * emulator would let in whoever asks: so it is switched off, and every door has this one.
 */
export function allowOrigins(app: () => App, methods?: string): RequestHandler {
  return (request, response, next) => {
    cors({
      origin: [...app().config.allowedOrigins],
      ...(methods !== undefined && { methods }),
      exposedHeaders: ['Retry-After', 'Preference-Applied', 'X-Next-Cursor', 'Link'],
      maxAge: 600,
    })(request, response, next);
  };
}
