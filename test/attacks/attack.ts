/** Who attacks. `owner` is whose data is attacked; all others have no part in it. */
export const identities = [
  ...(['nobody', 'garbage', 'expired', 'other project', 'revoked', 'disabled'] as const),
  ...(['stranger', 'owner', 'admin'] as const),
] as const;
export type Identity = (typeof identities)[number];

/** Those whom no door knows. */
export const unknownIdentities: readonly Identity[] = identities.slice(0, 6);
export const isKnown = (identity: Identity) => !unknownIdentities.includes(identity);

export type Service = 'api' | 'callable' | 'firestore' | 'storage';

/** One request that must do no harm. */
export interface Attack {
  service: Service;
  /** Of a callable its name; of the others what is asked, such as `GET /analyses`. */
  door: string;
  identity: Identity;
  /** What is tried, in words: `title of half a character`. */
  what: string;
  method: string;
  /** As it is sent: nothing is made tidy. */
  path: string;
  headers: Record<string, string>;
  body: Uint8Array | null;
  /** False: it may be done as well, if it then did no harm. */
  mustRefuse: boolean;
}

/** An attack before it is known who makes it. */
export type Plan = Omit<Attack, 'identity'>;

export interface Answer {
  status: number;
  headers: Record<string, string | undefined>;
  text: string;
}

/** How an attack is found again. */
export const nameOf = ({ service, door, identity, what }: Attack) =>
  `${service} ${door} · ${identity} · ${what}`;
