import { logger } from 'firebase-functions';
import type { Logger } from '../workflows/ports.ts';

/** Structured lines for Cloud Logging: an event's name and its fields, never personal data. */
export function createLogger(): Logger {
  return {
    info: (event, fields = {}) => logger.info(event, written(fields)),
    warn: (event, fields = {}) => logger.warn(event, written(fields)),
    error: (event, fields = {}) => logger.error(event, written(fields)),
  };
}

function written(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, plain(value)]));
}

/** The platform's logger copies own enumerable fields alone, and an Error has none. */
function plain(value: unknown): unknown {
  if (!(value instanceof Error)) return value;
  const { name, message, stack, cause } = value;
  const code = 'code' in value ? value.code : undefined;
  return { name, message, stack, code, cause: plain(cause) };
}
