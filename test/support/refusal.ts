import { FunctionsError } from 'firebase/functions';
import { expect } from 'vitest';
import type { Client } from './client.ts';
import type { CallableName } from './outward-shapes.ts';

export type Refusal = {
  status: string;
  code: string;
  message: string;
  issues: { path: unknown; message: string }[];
  retryAfterSeconds?: number;
};

type Details = { code?: string; issues?: Refusal['issues']; retryAfterSeconds?: number };

/** Calls what must be refused; a reply, or an error that carries no code, fails the test. */
export async function refusalOf(
  client: Client,
  name: CallableName,
  request: object,
): Promise<Refusal> {
  const outcome = await client.call(name, request).then(
    (reply) => ({ reply }),
    (error: unknown) => ({ error }),
  );
  if ('reply' in outcome) {
    throw new Error(`${name} was not refused: ${JSON.stringify(outcome.reply)}`);
  }
  if (!(outcome.error instanceof FunctionsError)) throw outcome.error;
  const { code, message } = outcome.error;
  const details = (outcome.error.details ?? {}) as Details;
  return {
    status: code.replace('functions/', ''),
    code: details.code ?? `none in details, message: ${message}`,
    message,
    issues: details.issues ?? [],
    ...(details.retryAfterSeconds !== undefined && {
      retryAfterSeconds: details.retryAfterSeconds,
    }),
  };
}

const statusOfCode: Record<string, string> = {
  invalid_request: 'invalid-argument',
  video_too_large: 'invalid-argument',
  unsupported_format: 'invalid-argument',
  unauthenticated: 'unauthenticated',
  permission_denied: 'permission-denied',
  not_found: 'not-found',
  already_running: 'failed-precondition',
  not_cancellable: 'failed-precondition',
  video_missing: 'failed-precondition',
  rate_limited: 'resource-exhausted',
  quota_exhausted: 'resource-exhausted',
  at_capacity: 'resource-exhausted',
};

/** Expects a code of the closed list under the HttpsError status that the list pairs it with. */
export async function expectRefusal(
  client: Client,
  name: CallableName,
  request: object,
  code: string,
): Promise<Refusal> {
  const refusal = await refusalOf(client, name, request);
  expect(refusal).toMatchObject({ code, status: statusOfCode[code] });
  expect(refusal.message).not.toBe('');
  return refusal;
}

/** Expects invalid_request with issues that name what is wrong. */
export async function expectIssue(
  client: Client,
  name: CallableName,
  request: object,
  field: string,
): Promise<void> {
  const { issues } = await expectRefusal(client, name, request, 'invalid_request');
  expect(issues).toContainEqual({ path: expect.anything(), message: expect.any(String) });
  expect(JSON.stringify(issues)).toContain(field);
}
