/** A piece of a line; strong is set apart. */
export interface Phrase {
  words: string;
  strong: boolean;
}
export type Block =
  | { kind: 'heading' | 'paragraph'; phrases: Phrase[] }
  | { kind: 'list'; items: Phrase[][] };

/**
 * Reads what reports use of Markdown: headings, lists with `-` or `*`, and `**strong**`. Everything
 * else is a paragraph of plain words.
 */
export function reportBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let paragraphGoesOn = false;
  for (const line of text.split('\n').map((one) => one.trim())) {
    const last = blocks.at(-1);
    const heading = /^#{1,6}\s+(.*)$/.exec(line)?.[1];
    const item = /^[-*]\s+(.*)$/.exec(line)?.[1];
    if (heading !== undefined) blocks.push({ kind: 'heading', phrases: phrasesOf(heading) });
    else if (item === undefined && line !== '') {
      if (paragraphGoesOn && last?.kind === 'paragraph')
        last.phrases.push(...phrasesOf(` ${line}`));
      else blocks.push({ kind: 'paragraph', phrases: phrasesOf(line) });
    } else if (item !== undefined && last?.kind === 'list') last.items.push(phrasesOf(item));
    else if (item !== undefined) blocks.push({ kind: 'list', items: [phrasesOf(item)] });
    paragraphGoesOn = line !== '';
  }
  return blocks;
}

function phrasesOf(line: string): Phrase[] {
  return line
    .split(/\*\*(.+?)\*\*/)
    .map((words, index) => ({ words, strong: index % 2 === 1 }))
    .filter(({ words }) => words !== '');
}
