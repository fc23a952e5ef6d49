import type { Answer, GoogleApi } from '../../scripts/setup/google-api.ts';

/**
 * Google's APIs as a test scripts them: by `METHOD address` without the query, the answers one after
 * another, the last for good. Keeps every call.
 */
export function fakeGoogle(
  replies: Readonly<Record<string, readonly (readonly [number, object])[]>>,
) {
  const calls: { call: string; query: string; body: object | undefined }[] = [];
  const left = new Map(Object.entries(replies).map(([call, answers]) => [call, [...answers]]));

  async function answer<Body>(method: string, url: string, body?: object): Promise<Answer<Body>> {
    const [address = '', query = ''] = url.replace('https://', '').split('?');
    const call = `${method} ${address}`;
    calls.push({ call, query, body });
    const answers = left.get(call);
    const [status, reply] = (answers && answers.length > 1 ? answers.shift() : answers?.[0]) ?? [
      404,
      { error: { message: `Nobody scripted ${call}` } },
    ];
    if (status < 300) return { found: true, body: reply as Body };
    return { found: false, status, words: JSON.stringify(reply) };
  }
  const google: GoogleApi = {
    get: (url) => answer('GET', url),
    post: (url, body) => answer('POST', url, body),
    patch: (url, body) => answer('PATCH', url, body),
  };
  return { google, calls };
}
