import type { Response } from 'express';
import { logger } from '../../app.ts';
import { AppError } from '../../domain/errors.ts';
import { asHttpsError } from '../refusal.ts';

/**
 * Has the platform refuse in our words and with a code of ours: of a token that is none it says
 * "Unauthenticated" alone, before anybody of ours is asked.
 */
export function nameRefusals(response: Response): void {
  const send = response.send.bind(response);
  response.send = (body) => send(isNameless(body) ? { error: signInAgain().toJSON() } : body);
}

const signInAgain = () =>
  asHttpsError(new AppError('unauthenticated', 'Please sign in again.'), logger);

function isNameless(body: unknown): boolean {
  if (typeof body !== 'object' || body === null || !('error' in body)) return false;
  const { status, details } = body.error as { status?: unknown; details?: unknown };
  return status === 'UNAUTHENTICATED' && details === undefined;
}
