import process from 'node:process';

interface Client {
  opts: { urlPrefix: string };
  doRequest(options: unknown): Promise<unknown>;
}
/** A module of firebase-tools (15.34): lib/apiv2.js. */
export interface ClientModule {
  Client: { prototype: Client };
}

/** What firebase-tools looks at first, and what it takes for no proxy. */
const PROXY = 'HTTPS_PROXY';
const NONE = 'undefined';

/** firebase-tools asks even its own emulators through the proxy that a network may need for others. */
export function askDirectly({ Client: { prototype } }: ClientModule): void {
  const { doRequest } = prototype;
  prototype.doRequest = function doRequestDirectly(options) {
    const { hostname } = new URL(this.opts.urlPrefix);
    if (!['127.0.0.1', 'localhost', '[::1]'].includes(hostname)) {
      return doRequest.call(this, options);
    }
    const proxy = process.env[PROXY];
    process.env[PROXY] = NONE;
    try {
      // It looks before it waits for anything.
      return doRequest.call(this, options);
    } finally {
      if (proxy === undefined) delete process.env[PROXY];
      else process.env[PROXY] = proxy;
    }
  };
}
