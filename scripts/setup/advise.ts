/** Refusals that any step may meet, by Google's words, and what then helps in the place of the step's own advice. */
const refusals: readonly { words: RegExp; todo: string }[] = [
  {
    words: /notification channel/i,
    todo: 'Is the channel that --notify names one of this project? `gcloud beta monitoring channels list` shows them.',
  },
  { words: /Click "Get started" at/, todo: 'Do that, once.' },
  {
    words:
      /do(es)? not currently have an active account|Reauthentication|problem refreshing .*auth tokens|gcloud auth login/i,
    todo: 'Run `gcloud auth login`.',
  },
  {
    words: /have you run firebase login|firebase login --reauth|Failed to authenticate/,
    todo: 'Run `npx firebase login --reauth`, with the account that gcloud has.',
  },
  {
    words: /billing (account|must be enabled|to be enabled)|BILLING_DISABLED|UREQ_PROJECT_BILLING/i,
    todo: 'Link a billing account: `gcloud billing accounts list` shows yours, `gcloud billing projects link <project> --billing-account=<id>` links one.',
  },
  {
    words: /permitted customer|organization policy|violates constraint|constraints\/\w+\.\w+/i,
    todo: 'A policy of the organisation forbids it: have its administrator except this project.',
  },
  {
    words: /has not been used in project \S+ before or it is disabled|\bSERVICE_DISABLED\b/,
    todo: 'Google needs longer than usual with an API that was switched on just now: wait some minutes.',
  },
  {
    words:
      /ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|fetch failed|Unable to find the server|There was a problem connecting/i,
    todo: 'Look at the network; behind a proxy set HTTPS_PROXY and NODE_USE_ENV_PROXY=1.',
  },
];

/** What helps against a refusal that said this; `otherwise`, where it is none of those above. */
export const advise = (said: string, otherwise: string): string =>
  refusals.find(({ words }) => words.test(said))?.todo ?? otherwise;
