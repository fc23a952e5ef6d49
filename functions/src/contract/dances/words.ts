/** Words in lower case, without accents and punctuation: `Bulerías!` is `bulerias`. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .replaceAll('ß', 'ss')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** What stands between two things that are named one after the other. */
const separator = /[,;:/|()[\]+•\n]|\s[-–—]\s/u;

/** The words of each part of an enumeration: `hip-hop, house` has two. */
export function partsOf(text: string): string[][] {
  return text
    .split(separator)
    .map(wordsOf)
    .filter((words) => words.length > 0);
}
