import { writeFile } from 'node:fs/promises';
import { asAppError } from '../../../functions/src/domain/errors.ts';
import type { Media } from '../../../functions/src/workflows/ports/media.ts';
import type { Workspaces } from '../../../functions/src/workflows/ports/workspaces.ts';
import { prepareSource } from '../prepare-source.ts';

/** `well`, or the code that its analysis would end with. */
export type FileEnd = { code: string; cause?: unknown };

const { signal } = new AbortController();

/** Takes a file the way of an upload, from the download's end to the measurements. */
export async function prepareFile(
  media: Media,
  workspaces: Workspaces,
  bytes: Uint8Array,
  contentType: string,
): Promise<FileEnd> {
  try {
    await workspaces.within('mutated', async (workspace) => {
      await writeFile(workspace.path('source'), bytes);
      await prepareSource(media, workspace, { contentType });
      await requireReadableProxy(media, workspace.path('proxy.mp4'));
    });
    return { code: 'well' };
  } catch (error) {
    const { code, cause } = asAppError(error);
    return { code, cause };
  }
}

/** What is judged and played is the proxy: no source may make one that cannot be read. */
async function requireReadableProxy(media: Media, path: string): Promise<void> {
  const proxy = await media.probe(path, signal).catch((error: unknown) => {
    throw new Error('the proxy cannot be read', { cause: error });
  });
  if (proxy.width * proxy.height === 0) throw new Error('the proxy shows nothing');
}
