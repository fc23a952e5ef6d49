/** What a text from elsewhere, such as an error's message, may carry into a log, and must not. */
const secrets: readonly [pattern: RegExp, instead: string][] = [
  // ID and App Check tokens are JWTs: base64url of `{"…` begins with eyJ.
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '(token)'],
  [/\b(Bearer) [^\s"',]+/gi, '$1 (token)'],
  // A signed URL, an upload session's, a webhook's: whoever has the query has the rights.
  [/\b(https?:\/\/[^\s?"'<>]+)\?[^\s"'<>]+/g, '$1?(withheld)'],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '(address)'],
];

/** The same text without tokens, the queries of URLs and e-mail addresses. */
export function withhold(text: string): string {
  return secrets.reduce((kept, [pattern, instead]) => kept.replace(pattern, instead), text);
}
