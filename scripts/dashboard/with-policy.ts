const POLICY = 'Content-Security-Policy';

interface HeaderRule {
  source: string;
  headers: readonly { key: string; value: string }[];
}
/** Of firebase.json what matters here. */
export interface FirebaseConfig {
  hosting: { headers: readonly HeaderRule[] };
}

/** What a page is served under; answers of the API, which are no pages, have rules of their own. */
const EVERY_ADDRESS = '**';

/**
 * firebase.json with the policy of what was built in the place of its own, which is the part that
 * holds for any build. All pages share one: what Hosting does with two headers of a name is not
 * promised, and two policies would both have to be kept to.
 */
export function withPolicy<C extends FirebaseConfig>(config: C, policy: string): C {
  const { hosting } = config;
  const own = { key: POLICY, value: policy };
  const headers = hosting.headers.map((rule) =>
    rule.source === EVERY_ADDRESS
      ? { ...rule, headers: [...rule.headers.filter(({ key }) => key !== POLICY), own] }
      : rule,
  );
  return { ...config, hosting: { ...hosting, headers } };
}
