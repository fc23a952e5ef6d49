import { contentTypeOfName } from '../../contract/video-types.ts';

/** curl sends the first for a `.mp4`; the second is what a part without a type has by RFC 7578. */
const tellNothing: readonly string[] = ['application/octet-stream', 'text/plain'];

/** The content type of a file in a form: what it says it is or, where that tells nothing, its name. */
export function contentTypeOf(file: { contentType: string; fileName: string }): string {
  if (!tellNothing.includes(file.contentType)) return file.contentType;
  return contentTypeOfName(file.fileName) ?? file.contentType;
}
