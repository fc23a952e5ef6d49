import type { Misbehaviour } from './misbehaviour.ts';

export interface Policy {
  bindings: { role: string; members: string[]; condition?: unknown }[];
  version?: number;
  etag?: string;
}
export type Resource = Record<string, unknown>;

/** A project as Google knows it: what setup and deploy find, make and change. */
export interface Cloud {
  readonly project: string;
  readonly number: string;
  /** APIs that are switched on, such as `run`, and when (ms since 1970). */
  readonly enabledAt: Map<string, number>;
  hasFirebase: boolean;
  readonly webApps: Resource[];
  /** Hosting's, by id. */
  readonly sites: Map<string, Resource>;
  database: Resource | null;
  /** By name. */
  readonly buckets: Map<string, Resource>;
  defaultBucket: string | null;
  /** Of people's own making; the platform's are there from the start. */
  readonly accounts: Map<string, Resource>;
  /** Who may do what, by resource. */
  readonly policies: Map<string, Policy>;
  /** A secret's values, the latest last; never read by a test. */
  readonly secrets: Map<string, number>;
  readonly metrics: Map<string, Resource>;
  readonly alertPolicies: Map<string, Resource>;
  /** Notification channels by name. */
  readonly channels: Map<string, Resource>;
  /** Google's own accounts in the project, by API, and since when. */
  readonly agents: Map<string, number>;
  readonly functions: Map<string, Resource>;
  readonly queues: Map<string, Resource>;
  readonly jobs: Map<string, Resource>;
  readonly repositories: Map<string, Resource>;
  readonly indexes: Resource[];
  readonly fields: Map<string, Resource>;
  readonly rulesets: Resource[];
  /** Of rules, by name. */
  readonly releases: Map<string, Resource>;
  readonly hostingVersions: Map<string, Resource>;
  readonly hostingReleases: Resource[];
  /** What was uploaded, compressed as it came, by its hash. */
  readonly pages: Map<string, Buffer>;
  /** The functions' source, as it was uploaded. */
  sourceArchive: Buffer | null;
  /** What GitHub has of ffmpeg. */
  readonly downloads: Map<string, Buffer>;
  /** Who signed up, by email. */
  readonly people: Map<string, Resource>;
  readonly misbehaves: Misbehaviour;
}

/** A project that was made a minute ago, with billing and nothing else. */
export function emptyProject(misbehaves: Misbehaviour = {}): Cloud {
  const cloud: Cloud = {
    ...{ project: 'my-dance-app', number: '123456789012', misbehaves },
    ...{ hasFirebase: false, database: null, defaultBucket: null, sourceArchive: null },
    ...{ webApps: [], indexes: [], rulesets: [], hostingReleases: [] },
    ...{ enabledAt: new Map(), sites: new Map(), buckets: new Map(), accounts: new Map() },
    ...{ policies: new Map(), secrets: new Map(), metrics: new Map(), alertPolicies: new Map() },
    ...{ channels: new Map(), agents: new Map(), functions: new Map(), queues: new Map() },
    ...{ jobs: new Map(), repositories: new Map(), fields: new Map(), releases: new Map() },
    ...{ hostingVersions: new Map(), pages: new Map(), downloads: new Map(), people: new Map() },
  };
  if (misbehaves.legacyBucket) {
    const name = `${cloud.project}.appspot.com`;
    cloud.hasFirebase = true;
    cloud.defaultBucket = name;
    cloud.buckets.set(name, newBucket(name, misbehaves.legacyBucket));
  }
  return cloud;
}

export const newBucket = (name: string, location: string): Resource => ({
  ...{ kind: 'storage#bucket', id: name, name, location: location.toUpperCase() },
  ...{ metageneration: '1', storageClass: 'STANDARD' },
});

/** The site that firebase-tools deploys to: one with the project's id becomes it by itself. */
export function defaultSiteOf({ sites, project }: Cloud): string | null {
  const [named] = [...sites].filter(([, site]) => site['type'] === 'DEFAULT_SITE');
  return named?.[0] ?? (sites.has(project) ? project : null);
}

/** The account that builds functions, and runs those that name no other. */
export const computeAccount = ({ number }: Cloud) =>
  `${number}-compute@developer.gserviceaccount.com`;

export function policyOf(cloud: Cloud, resource: string): Policy {
  return cloud.policies.get(resource) ?? { bindings: [], etag: 'BwYAAAAAAAA=', version: 1 };
}

export function mayDo(cloud: Cloud, resource: string, member: string, role: string): boolean {
  return policyOf(cloud, resource).bindings.some(
    (binding) => binding.role === role && binding.members.includes(member),
  );
}

/** All that is there, to be compared: as plain data, without when APIs were switched on. */
export function snapshot({ enabledAt, agents, misbehaves: _told, ...cloud }: Cloud): unknown {
  const plain = JSON.stringify(
    { ...cloud, enabled: [...enabledAt.keys()].sort(), agents: [...agents.keys()].sort() },
    (_name, value) => (value instanceof Map ? Object.fromEntries(value) : value),
  );
  return JSON.parse(plain);
}
