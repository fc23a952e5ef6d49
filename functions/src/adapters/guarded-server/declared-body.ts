import type { IncomingHttpHeaders } from 'node:http';

/** What a request's headers say of its body. */
export interface DeclaredBody {
  /** Null: it comes in pieces, and nobody knows how many. */
  lengthBytes: number | null;
  /** Without parameters, in small letters; blank where none is named. */
  mediaType: string;
  /** Whether it is sent as it is. */
  isPlain: boolean;
}

/** Null where there is none. Node itself has refused what says two things at once. */
export function declaredBody(headers: IncomingHttpHeaders): DeclaredBody | null {
  const inPieces = headers['transfer-encoding'] !== undefined;
  const lengthBytes = inPieces ? null : Number(headers['content-length'] ?? 0);
  if (lengthBytes === 0) return null;
  const encoding = (headers['content-encoding'] ?? '').trim().toLowerCase();
  return {
    lengthBytes,
    mediaType: (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '',
    isPlain: encoding === '' || encoding === 'identity',
  };
}
