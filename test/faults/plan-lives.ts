import type { ClipName } from './clips.ts';
import type { Random } from './seeded-random.ts';

/** What an owner wants while a run is under way. */
export interface Wish {
  kind: 'cancel' | 'delete';
  afterMs: number;
}

/** All that an owner will do with one analysis, drawn before anything happens. */
export interface Life {
  owner: number;
  clip: ClipName;
  analysisType: 'solo' | 'couple' | 'highlights' | 'workout';
  startAfterMs: number;
  /** The create call is sent twice at once with one idempotency key. */
  createsTwice: boolean;
  /** The upload never comes; its owner gives up instead. */
  neverUploads: boolean;
  firstRun: Wish | null;
  reruns: readonly { afterMs: number; wish: Wish | null }[];
  deletedAtTheEnd: boolean;
}

export function planLives(random: Random, count: number, owners: number, spreadMs: number): Life[] {
  return Array.from({ length: count }, (_, index) => {
    const own = random.fork(`life ${index}`);
    const neverUploads = own.chance(0.06);
    const reruns = own.pick([0, 0, 0, 1, 1, 2]);
    const wish = (cancels: number, deletes: number): Wish | null => {
      const afterMs = own.pick([own.integer(0, 300), own.integer(0, 3_000), own.integer(0, 9_000)]);
      if (own.chance(cancels)) return { kind: 'cancel', afterMs };
      return own.chance(deletes) ? { kind: 'delete', afterMs } : null;
    };
    return {
      owner: index % owners,
      clip: pickClip(own),
      analysisType: own.pick(['solo', 'couple', 'highlights', 'workout']),
      startAfterMs: own.integer(0, spreadMs),
      createsTwice: own.chance(0.2),
      neverUploads,
      firstRun: neverUploads
        ? { kind: own.pick(['cancel', 'delete']), afterMs: own.integer(0, 2_000) }
        : wish(0.2, 0.1),
      reruns: Array.from({ length: reruns }, () => ({
        afterMs: own.integer(0, 1_500),
        wish: wish(0.2, 0.1),
      })),
      deletedAtTheEnd: own.chance(0.1),
    };
  });
}

const pickClip = (random: Random): ClipName =>
  random.chance(0.25)
    ? random.pick(['text', 'truncated', 'soundOnly'])
    : random.pick(['silent', 'silent', 'sounding', 'sounding', 'dance', 'long']);
