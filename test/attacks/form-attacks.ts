import {
  boundary,
  multipartBody,
  multipartType,
  type Part,
  videoPart,
} from '../support/multipart.ts';
import type { Plan } from './attack.ts';
import { halves, hostileUrls, nested, prototypeJson } from './hostile-values.ts';

const routes = [
  { path: '/api/v1/video/upload', fields: [{ name: 'analysis_type', content: 'solo' }] },
  { path: '/analyze/solo', fields: [] },
];
const raw = (head: string, content = 'x') =>
  Buffer.from(`--${boundary}\r\n${head}\r\n\r\n${content}\r\n--${boundary}--\r\n`);

/** Uploads that are no uploads; every one is refused, so that no worker gets to see any. */
export function formAttacks(): Plan[] {
  return routes.flatMap(({ path, fields }) => {
    const send = (what: string, body: Uint8Array, type: string = multipartType): Plan => ({
      ...{ service: 'api', door: `POST ${path}`, what, method: 'POST', path, mustRefuse: true },
      ...{ headers: { 'content-type': type }, body },
    });
    const form = (what: string, ...parts: Part[]) =>
      send(what, multipartBody([...fields, ...parts]));
    const field = (name: string, content: string) =>
      form(`${name} of ${JSON.stringify(content).slice(0, 50)}`, { name, content }, videoPart());
    return [
      form('no video'),
      form('two videos', videoPart(), videoPart()),
      form('an empty video', videoPart('')),
      form('a video that is a field', { name: 'video', content: 'x' }),
      form('a page for a video', { ...videoPart(), contentType: 'text/html', fileName: 'a.html' }),
      form('a path for a name', {
        ...videoPart(),
        contentType: 'text/x',
        fileName: '../../etc/passwd',
      }),
      form('a file for a title', { name: 'title', content: 'x', fileName: 'x.txt' }, videoPart()),
      form(
        'a title twice',
        { name: 'title', content: 'a' },
        { name: 'title', content: 'b' },
        videoPart(),
      ),
      form(
        '30 fields',
        ...Array.from({ length: 30 }, (_, at) => ({ name: `f${at}`, content: '' })),
        videoPart(),
      ),
      ...['__proto__', 'constructor', 'user_id', 'video\r\nX: 1', '', 'owner'].map((name) =>
        field(name, 'x'),
      ),
      ...prototypeJson.map((json) => field('params', json)),
      ...['{', 'x', '[]', '5', nested(40), nested(4_000), '{"a":1}'].map((json) =>
        field('params', json),
      ),
      ...hostileUrls.filter((url) => !url.includes('\0')).map((url) => field('webhook_url', url)),
      ...['a'.repeat(121), '\0', '\u0007'].map((title) => field('title', title)),
      field('params', JSON.stringify({ trim: halves })),
      send('a boundary alone', Buffer.from(`--${boundary}`)),
      send(
        'no end',
        raw('Content-Disposition: form-data; name="video"; filename="a.mp4"').subarray(0, -20),
      ),
      send('no boundary', multipartBody([videoPart()]), 'multipart/form-data'),
      send('another boundary', multipartBody([videoPart()]), 'multipart/form-data; boundary=other'),
      send(
        'an endless boundary',
        multipartBody([videoPart()]),
        `multipart/form-data; boundary=${'x'.repeat(300)}`,
      ),
      send('a part without a name', raw('Content-Disposition: form-data')),
      send('a part without a head', raw('')),
      send(
        'a head of a page',
        raw('Content-Disposition: form-data; name="video"; filename="a"\r\nContent-Type: ../../x'),
      ),
      send('a long head', raw(`X: ${'y'.repeat(20_000)}`)),
      send('nothing', Buffer.alloc(0)),
      send('JSON', Buffer.from('{"video":"x"}'), 'application/json'),
    ];
  });
}
