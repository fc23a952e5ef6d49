import { invalidRequest, issueAt } from '../requests/invalid-request.ts';
import { isPublicAddress } from './public-address.ts';

export interface WebhookRule {
  /** For tests: the receiver may be on this machine, at any port, and speak http. */
  toLoopback: boolean;
}

const loopbackAddresses: readonly string[] = ['127.0.0.1', '::1'];
/** Of https, and of its usual second; '' is 443. Whatever else answers at a host is not ours to find out. */
const ports: readonly string[] = ['', '8443'];
/** Names that no public name server answers; Google's metadata server is metadata.google.internal. */
const innerNames = /(^|\.)(localhost|local|internal)$/;

/** Whether a webhook may be posted to this IP address, whichever name led there. */
export function mayReceiveWebhooks(address: string, { toLoopback }: WebhookRule): boolean {
  return isPublicAddress(address) || (toLoopback && loopbackAddresses.includes(address));
}

/**
 * What is wrong with an address for webhooks; null: nothing. Where its name leads is only known,
 * and checked, when it is connected to.
 */
export function findWebhookUrlFault(text: string, rule: WebhookRule): string | null {
  if (!URL.canParse(text)) return 'must be a whole address, such as https://example.com/flokraft';
  const { protocol, username, password, hostname, port } = new URL(text);
  if (protocol !== 'https:' && !(rule.toLoopback && protocol === 'http:')) {
    return 'must start with https://';
  }
  if (username !== '' || password !== '') return 'must carry no user name and no password';
  if (!isPublicHost(hostname, rule)) return 'must lead to a public address';
  return rule.toLoopback || ports.includes(port) ? null : 'must use port 443 or 8443';
}

/** The URL parser has brought every spelling of an IPv4 address to a dotted quad. */
function isPublicHost(hostname: string, rule: WebhookRule): boolean {
  const host = hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
  if (host.includes(':') || /^[\d.]+$/.test(host)) return mayReceiveWebhooks(host, rule);
  if (rule.toLoopback && host === 'localhost') return true;
  return host.includes('.') && !innerNames.test(host);
}

export function requireWebhookUrl(text: string, rule: WebhookRule): string {
  const fault = findWebhookUrlFault(text, rule);
  if (fault === null) return text;
  throw invalidRequest(issueAt(['webhook_url'], fault));
}
