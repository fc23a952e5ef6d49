import { createHmac } from 'node:crypto';
import { lookup as lookUpName } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import { signatureHeader, signatureInput } from '../domain/sessions/webhook-secret.ts';
import {
  findWebhookUrlFault,
  mayReceiveWebhooks,
  type WebhookRule,
} from '../domain/sessions/webhook-url.ts';
import type { WebhookAnswer, WebhookPost, WebhookSender } from '../workflows/ports/webhooks.ts';

export interface WebhookSenderOptions extends WebhookRule {
  /** For the whole exchange. */
  timeoutMs?: number;
  lookup?: LookupFunction;
}

const maxAnswerBytes = 64 * 1024;
const refusedAddress = 'address_not_allowed';

/** Posts webhooks over connections of their own, and only to where the rule lets them go. */
export function createWebhookSender({
  timeoutMs = 10_000,
  lookup = lookUpName,
  ...rule
}: WebhookSenderOptions): WebhookSender {
  const filter = rule.toLoopback ? { allowIPAddressList: ['127.0.0.1', '::1'] } : {};
  const doors = {
    'https:': { open: requestHttps, agent: new RequestFilteringHttpsAgent(filter) },
    'http:': { open: requestHttp, agent: new RequestFilteringHttpAgent(filter) },
  };
  return {
    async send(post) {
      if (findWebhookUrlFault(post.url, rule) !== null) {
        return { status: null, failure: refusedAddress };
      }
      const url = new URL(post.url);
      const { open, agent } = doors[url.protocol === 'http:' ? 'http:' : 'https:'];
      const request = open(url, {
        method: 'POST',
        headers: headersOf(post),
        agent,
        lookup: filterAddresses(lookup, rule),
        signal: AbortSignal.timeout(timeoutMs),
      });
      return exchange(request, post.body);
    },
  };
}

function headersOf({ body, eventId, secrets, sentAt }: WebhookPost): Record<string, string> {
  const unixSeconds = Math.floor(sentAt.getTime() / 1000);
  const input = signatureInput(unixSeconds, body);
  const signatures = secrets.map((secret) =>
    createHmac('sha256', secret).update(input).digest('hex'),
  );
  return {
    'Content-Type': 'application/json',
    'Content-Length': String(Buffer.byteLength(body)),
    'User-Agent': 'Flokraft-Webhooks',
    'Flokraft-Event-Id': eventId,
    'Flokraft-Signature': signatureHeader(unixSeconds, signatures),
  };
}

/** An answer's first line decides; what follows it is read, so that the receiver can end, and thrown away. */
function exchange(request: ReturnType<typeof requestHttp>, body: string): Promise<WebhookAnswer> {
  const { promise, resolve } = Promise.withResolvers<WebhookAnswer>();
  let answer: WebhookAnswer = { status: null, failure: 'connection_closed' };
  request.on('response', (response) => {
    answer = { status: response.statusCode ?? null, failure: null };
    let readBytes = 0;
    response.on('data', (chunk: Buffer) => {
      readBytes += chunk.length;
      if (readBytes > maxAnswerBytes) request.destroy();
    });
    response.on('error', () => {});
  });
  request.on('error', (error) => {
    if (answer.status === null) answer = { status: null, failure: nameOf(error) };
  });
  request.on('close', () => resolve(answer));
  request.end(body);
  return promise;
}

function nameOf(error: Error): string {
  return 'code' in error ? String(error.code) : error.name;
}

/**
 * Refuses a name of which any address is not allowed. The agent does so too, at the moment of
 * connecting, but takes IPv4-compatible addresses (::/96) for public ones (version 3.2.1).
 */
function filterAddresses(lookup: LookupFunction, rule: WebhookRule): LookupFunction {
  return (hostname, options, callback) =>
    lookup(hostname, options, (error, found, family) => {
      const addresses =
        typeof found === 'string' ? [found] : (found ?? []).map((each) => each.address);
      const refused = !addresses.every((address) => mayReceiveWebhooks(address, rule));
      const refusal = Object.assign(new Error('Not a public address'), { code: refusedAddress });
      callback(error ?? (refused ? refusal : null), found, family);
    });
}
