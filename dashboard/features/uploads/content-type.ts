import {
  allowedContentTypes,
  contentTypeOfName,
} from '../../../functions/src/contract/video-types.ts';

const accepted: ReadonlySet<string> = new Set(allowedContentTypes);

/**
 * The content type to announce a file under; null where the service does not take it. A browser
 * that does not know a type says nothing, or a name of its own: then the extension tells.
 */
export function contentTypeOf(file: { name: string; type: string }): string | null {
  const told = (file.type.split(';')[0] ?? '').trim().toLowerCase();
  if (accepted.has(told)) return told;
  if (told !== '' && !told.startsWith('video/')) return null;
  return contentTypeOfName(file.name);
}
