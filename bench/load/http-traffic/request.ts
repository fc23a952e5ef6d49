export interface Request {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  headers?: Record<string, string>;
  body?: string;
  /** Any other status is a fault. */
  expected: readonly number[];
  /** Told the reply's body, where the status was the first of those expected. */
  onSuccess?(body: { sessionId?: string }): void;
}
