/**
 * In the place of `re2js`, a regular expression engine of 45 KB that Firestore brings to the browser
 * to evaluate pipelines in its cache. We ask none: whoever does is told so.
 */
export const RE2JS = new Proxy(
  {},
  {
    get: () => {
      throw new Error('This dashboard is built without the engine that Firestore pipelines need.');
    },
  },
);
