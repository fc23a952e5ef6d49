export interface Part {
  name: string;
  content: string | Uint8Array;
  fileName?: string;
  contentType?: string;
}

export const boundary = 'the-boundary-of-these-tests';
export const multipartType = `multipart/form-data; boundary=${boundary}`;

/** A `multipart/form-data` body of these parts, in order, as curl would write it. */
export function multipartBody(parts: readonly Part[]): Buffer<ArrayBuffer> {
  const pieces = parts.flatMap(({ name, content, fileName, contentType }) => [
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"` +
        (fileName === undefined ? '' : `; filename="${fileName}"`) +
        (contentType === undefined ? '' : `\r\nContent-Type: ${contentType}`) +
        '\r\n\r\n',
    ),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]);
}

/** A part that is a video, for whoever only looks at its name and type. */
export const videoPart = (content: string | Uint8Array = 'video bytes'): Part => ({
  name: 'video',
  content,
  fileName: 'dance.mp4',
  contentType: 'video/mp4',
});
