import type { Page, Request } from 'playwright-core';

/** A post of a page to its Listen channel: a form of numbered messages. */
interface Post {
  url: URL;
  form: URLSearchParams;
}

/**
 * Notes what a page begins to listen to; answers the way to end that. The emulator listens on for a
 * page that is gone, even one whose SDK said that it goes: each write then costs what all that were
 * ever open would be told. Only a target that is removed by name is forgotten.
 */
export function noteListening(page: Page): () => Promise<void> {
  const sessions = new Map<string, Post[]>();
  /** A session's first post does not know its name yet; the next request does. */
  let opening: Post | null = null;
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (!url.pathname.endsWith('/Listen/channel')) return;
    const name = url.searchParams.get('SID');
    const post = readPost(request, url);
    if (name === null) {
      opening = post;
      return;
    }
    const posts = sessions.get(name) ?? (opening === null ? [] : [opening]);
    if (post !== null) posts.push(post);
    sessions.set(name, posts);
  });
  return async () => {
    await Promise.all([...sessions].map(([name, posts]) => endSession(name, posts)));
  };
}

function readPost(request: Request, url: URL): Post | null {
  if (request.method() !== 'POST') return null;
  return { url, form: new URLSearchParams(request.postData() ?? '') };
}

async function endSession(name: string, posts: readonly Post[]): Promise<void> {
  const messages = posts.flatMap(({ form }) =>
    [...form].filter(([key]) => key.endsWith('___data__')).map(([, text]) => JSON.parse(text)),
  );
  const targets = messages.flatMap(({ addTarget }) => addTarget?.targetId ?? []);
  const last = posts.at(-1);
  if (last === undefined || targets.length === 0) return;
  const form = new URLSearchParams({ count: `${targets.length}`, ofs: `${messages.length}` });
  for (const [index, removeTarget] of targets.entries()) {
    const { database } = messages[0];
    form.set(`req${index}___data__`, JSON.stringify({ database, removeTarget }));
  }
  const url = new URL(last.url);
  const turn = Number(last.url.searchParams.get('RID')) + 1;
  url.search = `${new URLSearchParams({ VER: '8', SID: name, RID: `${turn}` })}`;
  await fetch(url, { method: 'POST', body: form });
}
