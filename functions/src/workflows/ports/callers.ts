import type { Caller } from '../../domain/access.ts';

export interface TokenVerifier {
  /** Whose Firebase ID token it is; throws unauthenticated for a forged, expired or revoked one. */
  verify(idToken: string): Promise<Caller>;
}

export interface AppCheckVerifier {
  /** Throws unauthenticated where the token does not come from an app of ours. */
  verify(token: string): Promise<void>;
}

export interface RateLimiter {
  /**
   * Counts one request of this caller; throws rate_limited, and counts nothing, where it is one too
   * many, unless `refuses` is false.
   */
  take(caller: string, terms?: { refuses: boolean }): Promise<void>;
}

export interface RateLimits {
  /** Exact, over all instances. */
  change: RateLimiter;
  /** In this instance, about; so is `read`. */
  list: RateLimiter;
  read: RateLimiter;
}

export interface CursorSigner {
  sign(payload: string, boundTo: string): string;
  /** The payload, or null where it is not ours or was signed for something else. */
  verify(cursor: string, boundTo: string): string | null;
}
