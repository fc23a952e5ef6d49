const longest = 80;

/** What a model wrote, as it is told of it. */
export const quoted = (text: string): string =>
  JSON.stringify(text.length > longest ? `${text.slice(0, longest)}…` : text);
