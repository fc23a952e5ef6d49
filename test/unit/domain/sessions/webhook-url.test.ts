import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findWebhookUrlFault,
  mayReceiveWebhooks,
  requireWebhookUrl,
} from '../../../../functions/src/domain/sessions/webhook-url.ts';

const deployed = { toLoopback: false };
const testing = { toLoopback: true };

describe('an address for webhooks', () => {
  it.each([
    'https://example.com',
    'https://hooks.example.com:8443/flokraft?token=a#b',
    'https://EXAMPLE.com./',
    'https://bücher.example/hook',
    'https://8.8.8.8/hook',
    'https://[2606:4700::1111]/hook',
    'https://localhost.example.com/',
  ])('may be %s', (url) => {
    expect(requireWebhookUrl(url, deployed)).toBe(url);
  });

  it.each([
    ['not an address', 'must be a whole address, such as https://example.com/flokraft'],
    ['//example.com/hook', 'must be a whole address, such as https://example.com/flokraft'],
    ['http://example.com/hook', 'must start with https://'],
    ['ftp://example.com/hook', 'must start with https://'],
    ['file:///etc/passwd', 'must start with https://'],
    ['https://user@example.com/', 'must carry no user name and no password'],
    ['https://:secret@example.com/', 'must carry no user name and no password'],
    ['https://hooks.example.com:1/', 'must use port 443 or 8443'],
    ['https://hooks.example.com:22/', 'must use port 443 or 8443'],
    ['https://hooks.example.com:25/', 'must use port 443 or 8443'],
    ['https://hooks.example.com:80/', 'must use port 443 or 8443'],
    ['https://hooks.example.com:444/', 'must use port 443 or 8443'],
    ['https://hooks.example.com:4433/', 'must use port 443 or 8443'],
    ['https://hooks.example.com:6379/', 'must use port 443 or 8443'],
    ['https://hooks.example.com:8080/', 'must use port 443 or 8443'],
    ['https://hooks.example.com:8442/', 'must use port 443 or 8443'],
    ['https://hooks.example.com:65535/', 'must use port 443 or 8443'],
    ['https://localhost/', 'must lead to a public address'],
    ['https://LOCALHOST./', 'must lead to a public address'],
    ['https://a.localhost/', 'must lead to a public address'],
    ['https://printer.local/', 'must lead to a public address'],
    ['https://intranet/', 'must lead to a public address'],
    ['https://metadata.google.internal/computeMetadata/v1/', 'must lead to a public address'],
    ['https://metadata.google.internal./', 'must lead to a public address'],
    ['https://127.0.0.1/', 'must lead to a public address'],
    ['https://127.1/', 'must lead to a public address'],
    ['https://0x7f000001/', 'must lead to a public address'],
    ['https://2130706433/', 'must lead to a public address'],
    ['https://0177.0.0.1/', 'must lead to a public address'],
    ['https://①②⑦.0.0.1/', 'must lead to a public address'],
    ['https://169.254.169.254/', 'must lead to a public address'],
    ['https://10.0.0.8./', 'must lead to a public address'],
    ['https://[::1]/', 'must lead to a public address'],
    ['https://[::]/', 'must lead to a public address'],
    ['https://[::ffff:169.254.169.254]/', 'must lead to a public address'],
    ['https://[::127.0.0.1]/', 'must lead to a public address'],
    ['https://[64:ff9b::10.0.0.1]/', 'must lead to a public address'],
    ['https://[fd20:ce::254]/', 'must lead to a public address'],
  ])('is not %s, which %s', (url, fault) => {
    expect(findWebhookUrlFault(url, deployed)).toBe(fault);
    expect(() => requireWebhookUrl(url, deployed)).toThrow(
      expect.objectContaining({
        code: 'invalid_request',
        issues: [{ path: 'webhook_url', message: `Webhook URL ${fault}.` }],
      }),
    );
  });

  it.each([
    'http://127.0.0.1:5000/',
    'http://localhost:80/',
    'https://[::1]/',
    'http://example.com',
  ])('may be %s where a parameter opens loopback', (url) => {
    expect(findWebhookUrlFault(url, testing)).toBeNull();
  });

  it.each([
    'https://169.254.169.254/',
    'http://10.0.0.1/',
    'http://0.0.0.0/',
    'http://127.0.0.2/',
    'http://metadata.google.internal/',
    'http://user@127.0.0.1/',
  ])('is not %s even then', (url) => {
    expect(findWebhookUrlFault(url, testing)).not.toBeNull();
  });
});

describe('an IP address', () => {
  it.each([
    ['1.0.0.0', '9.255.255.255'],
    ['11.0.0.0', '100.63.255.255'],
    ['100.128.0.0', '126.255.255.255'],
    ['128.0.0.0', '169.253.255.255'],
    ['169.255.0.0', '172.15.255.255'],
    ['172.32.0.0', '191.255.255.255'],
    ['192.0.1.0', '192.0.1.255'],
    ['192.0.3.0', '192.88.98.255'],
    ['192.88.100.0', '192.167.255.255'],
    ['192.169.0.0', '198.17.255.255'],
    ['198.20.0.0', '198.51.99.255'],
    ['198.51.101.0', '203.0.112.255'],
    ['203.0.114.0', '223.255.255.255'],
  ])('is public from %s to %s, and not just outside', (first, last) => {
    expect(mayReceiveWebhooks(first, deployed)).toBe(true);
    expect(mayReceiveWebhooks(last, deployed)).toBe(true);
    expect(mayReceiveWebhooks(quadOf(numberOf(first) - 1), deployed)).toBe(false);
    expect(mayReceiveWebhooks(quadOf(numberOf(last) + 1), deployed)).toBe(false);
  });

  it('is never public in a form of IPv6 that carries an IPv4 address', () => {
    fc.assert(
      fc.property(
        fc.ipV4(),
        fc.constantFrom('::ffff:', '::', '::ffff:0:', '64:ff9b::', '64:ff9b:1::'),
        (quad, prefix) => {
          const { hostname } = new URL(`https://[${prefix}${quad}]/`);
          expect(mayReceiveWebhooks(hostname.slice(1, -1), deployed)).toBe(false);
          expect(mayReceiveWebhooks(`${prefix}${quad}`, deployed)).toBe(false);
        },
      ),
    );
  });

  it.each(['2001:200::1', '2001:4860:4860::8888', '2606:4700::1111', '2a00::', '3ffe::1'])(
    'is public: %s',
    (address) => {
      expect(mayReceiveWebhooks(address, deployed)).toBe(true);
    },
  );

  it.each(['', 'example.com', '1.2.3', '1.2.3.4.5', 'a.b.c.d', ':', 'g::1'])(
    'is not %j',
    (text) => {
      expect(mayReceiveWebhooks(text, deployed)).toBe(false);
    },
  );
});

const numberOf = (quad: string) =>
  quad.split('.').reduce((value, part) => value * 256 + Number(part), 0);
const quadOf = (value: number) =>
  [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
