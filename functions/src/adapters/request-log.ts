import type { Logger } from '../workflows/ports.ts';
import { residentBytes } from './resident-memory.ts';

export interface AnsweredRequest {
  /** A route's method and path, or a callable's name; never what the client filled in. */
  name: string;
  /** The HTTP status, or the code of a callable's refusal. */
  status: number | string;
  /** Whole milliseconds. */
  ms: number;
  /** Of the reply's body. */
  bytesSent: number;
  analysisId?: string | undefined;
}
export type RequestLog = (request: AnsweredRequest) => void;

/** One line for each request; one in ten tells what memory this process holds. */
export function createRequestLog(logger: Logger): RequestLog {
  let answered = 0;
  return (request) => {
    answered += 1;
    const memory = answered % 10 === 0 && { rssMb: Math.round(residentBytes() / 1e6) };
    logger.info('request', { ...request, ...memory });
  };
}
