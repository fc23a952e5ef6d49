import type { Request } from 'express';
import { AppError } from '../../domain/errors.ts';
import { findJsonFault } from '../../domain/requests/find-json-fault.ts';
import { refuseUnread, unreadRefusal } from '../unread-requests.ts';

/**
 * Has us refuse what is no call, in our words and shape: firebase-functions would say "Bad Request",
 * or INTERNAL, and log what was sent. It lets us answer a call alone, so the request becomes one.
 * https://firebase.google.com/docs/functions/callable-reference
 */
export function refuseNoCall(request: Request): void {
  const amiss = whatIsAmiss(request);
  if (amiss !== null) refuseUnread(request, new AppError('invalid_request', amiss));
  if (unreadRefusal(request) === undefined) return;
  request.method = 'POST';
  request.headers['content-type'] = 'application/json';
  // It would verify the token first, and say no more than "Unauthenticated" of a bad one.
  delete request.headers.authorization;
  request.body = { data: null };
}

/** Null for a call, and for what is refused already. */
function whatIsAmiss(request: Request): string | null {
  if (unreadRefusal(request) !== undefined) return null;
  if (request.method !== 'POST') return `This is called with POST, not ${request.method}.`;
  const type = (request.get('Content-Type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') return 'Send JSON, with Content-Type: application/json.';
  const fields = Object.keys(request.body ?? {});
  if (fields.length !== 1 || fields[0] !== 'data') {
    return 'Send an object that holds `data` and nothing else, such as {"data": {}}.';
  }
  const fault = findJsonFault(request.body.data);
  if (fault !== null) return fault;
  return isDecodable(request.body.data) ? null : 'What `data` holds cannot be read.';
}

const longTypes = /^type\.googleapis\.com\/google\.protobuf\.U?Int64Value$/;

/** Whether firebase-functions can decode it: it throws at types that it does not know. */
function isDecodable(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  const { '@type': type, value: long } = value as Record<string, unknown>;
  if (!type) return Object.values(value).every(isDecodable);
  if (typeof type !== 'string' || !longTypes.test(type)) return false;
  return typeof long === 'number' || (typeof long === 'string' && /^-?\d+$/.test(long));
}
