/** Requests that two servers could part in different places; `SMUGGLED` is what the second one must not see. */
export function partedRequests(smuggled: string): { what: string; bytes: string }[] {
  const chunked = `0\r\n\r\n${smuggled}`;
  const post = (...heads: string[]) =>
    [
      'POST /api/v1/video/uploads HTTP/1.1',
      'Host: x',
      'Content-Type: application/json',
      ...heads,
    ].join('\r\n');
  return [
    {
      what: 'a length and chunks',
      bytes: `${post(`Content-Length: ${chunked.length}`, 'Transfer-Encoding: chunked')}\r\n\r\n${chunked}`,
    },
    {
      what: 'chunks and a length',
      bytes: `${post('Transfer-Encoding: chunked', `Content-Length: 5`)}\r\n\r\n${chunked}`,
    },
    {
      what: 'two lengths',
      bytes: `${post('Content-Length: 0', `Content-Length: ${smuggled.length}`)}\r\n\r\n${smuggled}`,
    },
    {
      what: 'two lengths in one',
      bytes: `${post(`Content-Length: 0, ${smuggled.length}`)}\r\n\r\n${smuggled}`,
    },
    { what: 'a length with a sign', bytes: `${post('Content-Length: +0')}\r\n\r\n${smuggled}` },
    { what: 'a length in hex', bytes: `${post('Content-Length: 0x0')}\r\n\r\n${smuggled}` },
    { what: 'a length below nothing', bytes: `${post('Content-Length: -1')}\r\n\r\n${smuggled}` },
    {
      what: 'a space before the colon',
      bytes: `${post('Content-Length : 0', `Content-Length: ${smuggled.length}`)}\r\n\r\n${smuggled}`,
    },
    {
      what: 'other chunks',
      bytes: `${post('Transfer-Encoding: xchunked', 'Content-Length: 0')}\r\n\r\n${smuggled}`,
    },
    {
      what: 'chunks of chunks',
      bytes: `${post('Transfer-Encoding: chunked, identity')}\r\n\r\n${chunked}`,
    },
    {
      what: 'chunks by a tab',
      bytes: `${post('Transfer-Encoding:\tchunked', `Content-Length: ${smuggled.length}`)}\r\n\r\n${smuggled}`,
    },
    {
      what: 'a chunk whose length is none',
      bytes: `${post('Transfer-Encoding: chunked')}\r\n\r\nzz\r\n${smuggled}`,
    },
    {
      what: 'a head that is folded',
      bytes: `${post('X: a', ' Content-Length: 0', `Content-Length: ${smuggled.length}`)}\r\n\r\n${smuggled}`,
    },
    { what: 'a bare line feed', bytes: `${post('X: a\nContent-Length: 0')}\r\n\r\n${smuggled}` },
    {
      what: 'a bare carriage return',
      bytes: `${post('X: a\rContent-Length: 0')}\r\n\r\n${smuggled}`,
    },
    { what: 'a head without a name', bytes: `${post(': x')}\r\n\r\n${smuggled}` },
    { what: 'a NUL in a head', bytes: `${post('X: a\0b')}\r\n\r\n${smuggled}` },
    { what: 'another version', bytes: `GET /health HTTP/9.9\r\nHost: x\r\n\r\n${smuggled}` },
    { what: 'no version', bytes: `GET /health\r\n\r\n${smuggled}` },
  ];
}
