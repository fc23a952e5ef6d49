import { gzipSync } from 'node:zlib';
import type { RawRequest } from './send-raw.ts';

export interface Attack {
  what: string;
  request: RawRequest;
  atOnce: number;
  /** What may be answered. */
  expected: readonly number[];
  /** Bytes of a body that has to be read; null where the headers tell. */
  readBytes: number | null;
}

const refused = [400, 413];
const json = { 'Content-Type': 'application/json' };
/** A body of JSON that takes some twenty times its length when it is parsed. */
const objects = (bytes: number): Buffer[] => [
  Buffer.from('{"data":['),
  Buffer.alloc(bytes - 13, '{},'),
  Buffer.from('{}]}'),
];

function* withoutEnd(): Generator<Buffer> {
  const piece = Buffer.concat([
    Buffer.from('10000\r\n'),
    Buffer.alloc(65_536, '{},'),
    Buffer.from('\r\n'),
  ]);
  for (;;) yield piece;
}

/** What every function is sent: to an address of its own, by `authorized` where a token matters. */
export function attacksOnAnyone(line: string, authorized: Record<string, string>): Attack[] {
  const sendJson = (megabytes: number, atOnce = 1): Attack => {
    const body = objects(megabytes * 1e6);
    const lengthBytes = body.reduce((sum, { byteLength }) => sum + byteLength, 0);
    return {
      what: `${megabytes} MB of JSON without a token${atOnce === 1 ? '' : `, ${atOnce} at once`}`,
      request: { line, headers: { ...json, 'Content-Length': lengthBytes }, body },
      ...{ atOnce, expected: refused, readBytes: null },
    };
  };
  const bomb = gzipSync(Buffer.alloc(60e6, '{},'));
  const packed = { ...json, 'Content-Encoding': 'gzip', 'Content-Length': bomb.byteLength };
  const chunked = { ...json, 'Transfer-Encoding': 'chunked' };
  return [
    sendJson(12),
    sendJson(31),
    sendJson(1, 20),
    {
      what: '60 MB of JSON in a gzip of 58 KB',
      request: { line, headers: { ...packed, ...authorized }, body: [bomb] },
      ...{ atOnce: 1, expected: refused, readBytes: null },
    },
    {
      what: 'chunks without end and without a token',
      request: { line, headers: chunked, body: withoutEnd() },
      ...{ atOnce: 1, expected: [...refused, 401], readBytes: null },
    },
    {
      what: 'chunks without end',
      request: { line, headers: { ...chunked, ...authorized }, body: withoutEnd() },
      ...{ atOnce: 1, expected: refused, readBytes: 0 },
    },
  ];
}

const boundary = 'the-boundary';
const partHead = (more: string) =>
  `--${boundary}\r\nContent-Disposition: form-data; name=${more}\r\n`;

/** What only a reader of forms can be sent; all of it comes from somebody who is signed in. */
export function attacksOnForms(line: string, authorized: Record<string, string>): Attack[] {
  const attack = (what: string, body: Buffer): Attack => ({
    what,
    request: {
      line,
      headers: {
        ...authorized,
        'Content-Type': `multipart/form-data; boundary=${boundary}`,
        'Content-Length': body.byteLength,
      },
      body: [body],
    },
    ...{ atOnce: 1, expected: refused, readBytes: body.byteLength },
  });
  const times = (count: number, text: string) => Buffer.alloc(count * text.length, text);
  const longHeader = Buffer.concat([
    Buffer.from(`${partHead('"video"; filename="a"')}X: `),
    Buffer.alloc(20e6, 'a'),
    Buffer.from(`\r\n\r\nx\r\n--${boundary}--\r\n`),
  ]);
  return [
    attack('1 MB of bare boundaries', times(62_500, `--${boundary}\r\n`)),
    attack('100,000 fields', times(100_000, `${partHead('"f"')}\r\nx\r\n`)),
    attack('400,000 files', times(400_000, `${partHead('"f"; filename=a')}\r\n\r\n`)),
    attack('20 MB of headers in one part', longHeader),
    attack('30 MB that are no form', Buffer.alloc(30e6, '\r\n--the-bound')),
  ];
}
