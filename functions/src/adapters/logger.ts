import { logger } from 'firebase-functions';
import type { Logger } from '../workflows/ports.ts';

/** Structured lines for Cloud Logging: an event's name and its fields, never personal data. */
export function createLogger(): Logger {
  return {
    info: (event, fields = {}) => logger.info(event, fields),
    warn: (event, fields = {}) => logger.warn(event, fields),
    error: (event, fields = {}) => logger.error(event, fields),
  };
}
