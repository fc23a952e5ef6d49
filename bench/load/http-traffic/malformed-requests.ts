import type { Request } from './request.ts';

const json = { 'Content-Type': 'application/json' };
const valid = { analysis_type: 'solo', content_type: 'video/mp4', size_bytes: 1_000 };

/** What no client of ours sends, and what is answered instead. Broken JSON ends in the platform's own server. */
export function malformedRequests(
  authorized: Record<string, string>,
): readonly [Request, ...Request[]] {
  const upload = (body: string, expected: number, headers = json): Request => ({
    method: 'POST',
    path: '/api/v1/video/uploads',
    headers: { ...authorized, ...headers },
    body,
    expected: [expected],
  });
  const get = (path: string, expected: number, headers = authorized): Request => ({
    method: 'GET',
    path,
    headers,
    expected: [expected],
  });
  return [
    upload('{"analysis_type":', 400),
    upload('', 400),
    upload(JSON.stringify([valid]), 400),
    upload(JSON.stringify({ ...valid, size_bytes: -1 }), 400),
    upload(JSON.stringify({ ...valid, owner: 'me' }), 400),
    upload(JSON.stringify({ ...valid, content_type: 'text/html' }), 415),
    upload(JSON.stringify({ ...valid, size_bytes: 2 ** 40 }), 413),
    upload(JSON.stringify(valid).padEnd(65 * 1024), 413),
    upload(JSON.stringify(valid), 400, { 'Content-Type': 'text/plain' }),
    get('/api/v1/video/status/no.id', 400),
    get('/api/v1/video/status/%E0%A4%A', 400),
    get('/api/v1/video/status/nobodys', 404),
    get('/api/v1/video/sessions?limit=0', 400),
    get('/api/v1/video/sessions?cursor=forged', 400),
    get('/api/v1/nowhere', 404),
    get('/api/v1/video/sessions', 401, {}),
    get('/api/v1/video/sessions', 401, { Authorization: 'Bearer garbage' }),
    get('/api/v1/video/sessions', 401, { Authorization: 'Basic garbage' }),
  ];
}
