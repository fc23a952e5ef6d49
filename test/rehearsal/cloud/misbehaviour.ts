/** How Google answers on a bad day; each is told of in a public thread. Left out: it answers well. */
export interface Misbehaviour {
  /** The project is older than October 2024: its default bucket is `<project>.appspot.com`, here. */
  legacyBucket?: string;
  /** The site's id is taken by somebody else's project. */
  siteIdTaken?: boolean;
  /** Monitoring does not know a new metric of the logs until it was asked for so many times. */
  metricRefusals?: number;
  /** Eventarc's own account may do nothing until so many triggers were refused. */
  triggersRefused?: number;
  /** Nor until it is so old, and bound to its role: firebase-tools makes it seconds too late. */
  eventarcAgentAgeMs?: number;
  /** An API that was just switched on refuses so many requests, as if it were off. */
  freshApiRefusals?: { api: string; refusals: number };
  /** Nobody may switch an API on. */
  enablingRefused?: boolean;
  /** The project has no billing account. */
  noBilling?: boolean;
  /** The most instances of a function that the quota allows. */
  instanceQuota?: number;
  /** A person's credentials are refused where no project is named to pay for the request. */
  quotaProjectRequired?: boolean;
  /** Whoever was signed in is so no longer. */
  signedOut?: boolean;
  /** The organisation lets nobody outside call a function: its policy refuses `allUsers`. */
  publicRefused?: boolean;
}
