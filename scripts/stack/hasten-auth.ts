/** What exegesis-express offers, as far as it matters here. */
export interface RequestChecks {
  middleware(openApiDoc: unknown, options: object): unknown;
}

/**
 * The Auth emulator of firebase-tools (15.34, lib/emulator/auth/server.js) compiles a check of every
 * request and reply of Google's API before it starts, and a session sends a handful of them. The
 * library that compiles them can leave each until it is needed.
 */
export function hastenAuth(checks: RequestChecks): void {
  const { middleware } = checks;
  checks.middleware = (openApiDoc, options) =>
    middleware(openApiDoc, { ...options, lazyCompileValidationSchemas: true });
}
