import type { Page, Request } from 'playwright-core';

export interface RequestCounts {
  /** Calls of functions and requests to the HTTP API. */
  calls: string[];
  /** Listeners that were added: each is one target in a post to the Listen channel. */
  targetsAdded: number;
  /** Sessions of the Listen channel that were opened. */
  channelsOpened: number;
  /** Whatever went neither to a function, to the API nor through the Listen channel. */
  others: string[];
}

/**
 * Counts what a page asks for from now on. An open Listen channel is one long poll, which the service
 * or the emulator ends now and then and the SDK takes up again: such a GET of the session that is
 * there already is the listener itself, and counts for nothing.
 */
export function countRequests(page: Page): RequestCounts {
  const counts: RequestCounts = { calls: [], targetsAdded: 0, channelsOpened: 0, others: [] };
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.pathname.endsWith('/Listen/channel')) countListen(counts, request, url);
    else if (/^\/(demo-[^/]+\/[^/]+\/|api\/|analyses|admin\/)/.test(url.pathname)) {
      counts.calls.push(`${request.method()} ${url.pathname}`);
    } else counts.others.push(`${request.method()} ${url}`);
  });
  return counts;
}

function countListen(counts: RequestCounts, request: Request, url: URL): void {
  if (request.method() !== 'POST') return;
  if (!url.searchParams.has('SID')) counts.channelsOpened += 1;
  const posted = decodeURIComponent(request.postData() ?? '');
  counts.targetsAdded += posted.split('"addTarget"').length - 1;
}
