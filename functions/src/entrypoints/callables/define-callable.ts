import { type CallableRequest, onCall } from 'firebase-functions/https';
import { type App, app, logger } from '../../app.ts';
import { secrets } from '../../config.ts';
import type { Caller } from '../../domain/access.ts';
import { AppError } from '../../domain/errors.ts';
import { readAs, type Schema } from '../../domain/read-as.ts';
import { asHttpsError } from '../refusal.ts';

export interface Call<Request> {
  caller: Caller;
  request: Request;
  /** The browser origin; null for other clients. */
  origin: string | null;
}

/** A callable: who calls, what they ask, one workflow, its reply or refusal. */
export function defineCallable<Request, Reply>(
  schema: Schema<Request>,
  answer: (app: App, call: Call<Request>) => Promise<Reply>,
) {
  return onCall({ memory: '512MiB', secrets: [secrets.cursorSigningKey] }, async (incoming) => {
    try {
      const caller = identify(incoming);
      const request = readAs(schema, incoming.data ?? {});
      const origin = incoming.rawRequest.headers.origin ?? null;
      return await answer(app(), { caller, request, origin });
    } catch (thrown) {
      throw asHttpsError(thrown, logger);
    }
  });
}

function identify({ auth }: CallableRequest): Caller {
  if (!auth) throw new AppError('unauthenticated', 'Please sign in first.');
  return { userId: auth.uid, isAdmin: auth.token['admin'] === true };
}
