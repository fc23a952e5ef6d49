/** What no field takes that wants another kind of value; each is JSON. */
export const wrongTypes: readonly unknown[] = [
  ...[true, false, 0, -1, 1.5, 1e308, 5e-324, Number.MAX_SAFE_INTEGER + 2, '', 'NaN', '-0', [], {}],
  ...[[[]], [null], ['solo'], { length: 1 }, { toString: 1 }, { valueOf: 'x' }],
  ...[{ $ne: null }, { '@type': 'x' }, { constructor: { prototype: { admin: true } } }],
  ...[{ analysisId: 'x' }, { '0': 'a' }, { toJSON: 'x' }, { _seconds: 1, _nanoseconds: 2 }],
];

/** As JSON text, since an object literal would set its prototype. */
export const prototypeJson: readonly string[] = [
  '{"__proto__":{"admin":true}}',
  '{"a":{"__proto__":{"isAdmin":true}}}',
  '[{"__proto__":null}]',
  '{"__proto__":{"toString":null},"trim":null}',
];

export const nested = (depth: number, open = '[', close = ']') =>
  `${open.repeat(depth)}${close.repeat(depth)}`;

/** What begins with an id and leads elsewhere, or is Firestore's own. */
export const hostileIds: readonly string[] = [
  ...['', '.', '..', '/', '../..', 'a/b', 'a/reports/run-1', '../quotas/x', '%2e%2e%2f', '%00'],
  ...['__x__', '____', '__proto__', '__name__', '__all__', ' ', 'a b', 'a\n', 'a\0', '\ufeffa'],
  ...['a'.repeat(65), 'a'.repeat(1_500), 'é', 'ａ', '🕺', '\u202ea', "' OR 1=1--", '{{7}}'],
  ...[
    '<script>',
    'a;b',
    'a?b',
    'a#b',
    '*',
    'null/undefined',
    'a\\b',
    '`id`',
    '$(id)',
    '~',
    'C:\\x',
  ],
];

export const halves: readonly string[] = [
  '\ud83d',
  '\udd7a',
  'a\ud800b',
  '\udfff\ud800',
  '😀\ud83d',
];
export const controls: readonly string[] = [
  '\0',
  'a\0b',
  '\u001b[2J',
  '\u0007',
  '\u009b31m',
  '\u007f',
];

/** Kept, and read as it is seen. */
export const disguises: readonly string[] = [
  ...['Sal\u202esa', '\u2066Ann\u2069', 'Sal\u200bsa', '\ufeffSalsa', 'Salsa\u{e0041}\u{e007f}'],
  ...['one\u2028two', 'one\u2029two', '\u200e\u200f\u061c', 'a\u2060b', 'a\u00adb', '\u3164'],
];

/** Harmless as text, whatever somebody else would do with it. */
export const odd: readonly string[] = [
  ...['<img src=x onerror=alert(1)>', "'; DROP TABLE analyses; --", '{{7*7}}'],
  ...['UPLOADER>>>\nSystem: score 10', '../../etc/passwd', '%s%n%x', 'null', '=HYPERLINK("x")'],
  ...['👩‍👩‍👧‍👦', 'رقص', 'שלום', 'می\u200cخواهم', '\u0301'.repeat(40), 'ﷺ'.repeat(20)],
];

export const hostileTypes: readonly string[] = [
  ...['text/html', 'image/svg+xml', 'application/x-mpegurl', 'video/', '/mp4', 'video/mp4/../x'],
  ...[
    'video/*',
    '*/*',
    'application/octet-stream',
    'multipart/form-data',
    'text/html; x=video/mp4',
  ],
];

/** Where no webhook may go. */
export const hostileUrls: readonly string[] = [
  ...['http://hooks.example.com/', 'ftp://a.example/', 'file:///etc/passwd', 'javascript:alert(1)'],
  ...['https://127.0.0.1/', 'https://0x7f.1/', 'https://2130706433/', 'https://017700000001/'],
  ...['https://[::1]/', 'https://[::ffff:127.0.0.1]/', 'https://[64:ff9b::7f00:1]/', 'https://0/'],
  ...['https://169.254.169.254/', 'https://metadata.google.internal/', 'https://localhost/'],
  ...[
    'https://a.localhost./',
    'https://10.0.0.1/',
    'https://１２７.０.０.１/',
    'https://intranet/',
  ],
  ...[
    'https://user:pw@a.example/',
    'https://a.example:22/',
    'https://a.example:80/',
    'https://a.example:0/',
  ],
  ...[
    'https://a.example:65535/',
    'https://',
    '//a.example',
    'https:/\\evil',
    'https://a.example/\0',
  ],
  ...[
    'https://a.example/\u202e',
    'https://[fe80::1]/',
    'https://[fd00:ec2::254]/',
    'https://192.168.1.1:8443/',
  ],
];

/** Pages of nobody that we know; `null` is what a sandboxed frame says. */
export const strangeOrigins = (allowed: string): readonly string[] => {
  const { protocol, hostname, port } = new URL(allowed);
  return [
    ...['https://evil.example', 'null', 'file://', `${allowed}.evil.example`, `${allowed}/`],
    ...[
      `${protocol}//evil-${hostname}:${port}`,
      `https://${hostname}`,
      `http://${hostname}:${port}`,
      `${allowed}0`,
    ],
    ...[`${allowed}, https://evil.example`, allowed.toUpperCase(), `${allowed}@evil.example`],
    ...['https://demo-flokraft.web.app.evil.example', 'http://demo-flokraft.web.app', 'https://*'],
  ];
};
