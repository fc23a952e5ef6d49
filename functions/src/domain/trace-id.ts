/** https://www.w3.org/TR/trace-context/#traceparent-header */
const traceparentPattern = /^[\da-f]{2}-([\da-f]{32})-[\da-f]{16}-[\da-f]{2}$/;
/** https://cloud.google.com/trace/docs/trace-context#legacy-http-header */
const cloudTracePattern = /^([\dA-Fa-f]{32})(?:\/|$)/;

/** The trace that a request or an event belongs to, as 32 hex digits; null where it names none. */
export function traceIdOf(traceparent: unknown, cloudTrace: unknown = null): string | null {
  return (
    traceparentPattern.exec(String(traceparent))?.[1] ??
    cloudTracePattern.exec(String(cloudTrace))?.[1]?.toLowerCase() ??
    null
  );
}
