import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { logger } from 'firebase-functions';
import { withhold } from '../domain/withhold.ts';
import type { Logger } from '../workflows/ports.ts';

/** What every line of one request, task or event carries. */
export interface LogContext {
  /** 32 hex digits; null: nobody gave us one, so it gets one of its own. */
  trace?: string | null;
  analysisId?: string;
  runId?: string;
}

const contexts = new AsyncLocalStorage<LogContext>();

/** Each line that `work` logs carries the context, and that of the work around it. */
export function withLogContext<T>(context: LogContext, work: () => T): T {
  const outer = contexts.getStore();
  const trace = outer?.trace ?? context.trace ?? randomUUID().replaceAll('-', '');
  return contexts.run({ ...outer, ...context, trace }, work);
}

/** Structured lines for Cloud Logging: an event's name and its fields, never personal data. */
export function createLogger(): Logger {
  return {
    info: (event, fields) => logger.info(event, written(event, fields)),
    warn: (event, fields) => logger.warn(event, written(event, fields)),
    error: (event, fields) => logger.error(event, written(event, fields)),
  };
}

/** The event is named apart, since the platform's logger makes an error's message a stack trace. */
function written(event: string, fields: Record<string, unknown> = {}): Record<string, unknown> {
  const all = { event, ...contexts.getStore(), ...fields };
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [name, plain(value)]));
}

/** The platform's logger copies own enumerable fields alone, and an Error has none. */
function plain(value: unknown): unknown {
  if (typeof value === 'string') return withhold(value);
  if (!(value instanceof Error)) return value;
  const { name, message, stack, cause } = value;
  const code = 'code' in value ? value.code : undefined;
  return {
    name,
    message: withhold(message),
    stack: withhold(stack ?? ''),
    code,
    cause: plain(cause),
  };
}
