import { inspect } from 'node:util';
import { AppError } from '../../domain/errors.ts';
import type { Logger } from '../../workflows/ports.ts';

/** The same error, unless anything in it repeats the key: then its cause becomes text without it. */
export function withholdKey(thrown: unknown, apiKey: string): unknown {
  const told = inspect(thrown, { depth: 8 });
  if (!told.includes(apiKey)) return thrown;
  const cause = told.replaceAll(apiKey, '[key]');
  if (!(thrown instanceof Error)) return cause;
  if (!(thrown instanceof AppError)) return new Error(cause);
  const { code, message, retryable, retryAfterSeconds } = thrown;
  return new AppError(code, message, {
    retryable,
    cause,
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  });
}

export function loggerWithoutKey(logger: Logger, apiKey: string): Logger {
  const fieldsOf = (fields: Record<string, unknown> = {}) =>
    Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name, withholdKey(value, apiKey)]),
    );
  return {
    info: (event, fields) => logger.info(event, fieldsOf(fields)),
    warn: (event, fields) => logger.warn(event, fieldsOf(fields)),
    error: (event, fields) => logger.error(event, fieldsOf(fields)),
  };
}
