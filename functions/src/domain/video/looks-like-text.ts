/** Every video container has a control byte within these; AVI, the slowest, from the 30th on. */
export const headBytes = 32;

/** True where a file opens with text in UTF-8 or UTF-16: a playlist, subtitles, a web page. */
export function looksLikeText(head: Uint8Array): boolean {
  if (head.length === 0) return false;
  const [first, second] = head;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  return head.every((byte) => byte >= 0x20 || whiteSpace.has(byte)) && isUtf8(head);
}

/** Tab, line feed, form feed, carriage return, and the escape of terminal colours. */
const whiteSpace: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x1b]);

function isUtf8(head: Uint8Array): boolean {
  try {
    // stream: a character cut by the end of the head is no fault.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}
