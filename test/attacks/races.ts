import { adminFirestore } from '../support/admin-sdk.ts';
import type { Stage } from './stage.ts';

const json = { 'Content-Type': 'application/json' };

/** One callable, asked as somebody; the code of its refusal, or null. */
export async function call(
  { callables }: Stage,
  name: string,
  token: string | null,
  data: object,
): Promise<{ status: number; code: string | null; result: Record<string, unknown> }> {
  const reply = await fetch(`${callables[name]}/`, {
    method: 'POST',
    headers: { ...json, ...(token !== null && { Authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ data }),
  });
  const { result = {}, error } = (await reply.json()) as {
    result?: Record<string, unknown>;
    error?: { details?: { code?: string } };
  };
  return {
    status: reply.status,
    code: error === undefined ? null : (error.details?.code ?? 'none'),
    result,
  };
}

export const analysesOf = async (userId: string): Promise<string[]> => {
  const found = await adminFirestore.collection('analyses').where('user_id', '==', userId).get();
  return found.docs.map(({ id }) => id);
};

/** How often an HTTP server answered on one connection. */
export const answersIn = (received: string): number => received.split('HTTP/1.1 ').length - 1;
