import { Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import { withShortTimes } from '../../../../components/formats.ts';
import { type Block, type Phrase, reportBlocks } from './report-blocks.ts';
import styles from './report-text.module.css';

interface ReportTextProps {
  text: string;
  /** Of the headings in it: one below that of whatever it stands in. */
  order: 3 | 4;
}

/** The report as a text. */
export function ReportText({ text, order }: ReportTextProps) {
  const blocks = useMemo(() => reportBlocks(withShortTimes(text)), [text]);
  return (
    <div className={styles['text']}>
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a text's blocks never move
        <BlockOfText key={index} block={block} order={order} />
      ))}
    </div>
  );
}

function BlockOfText({ block, order }: { block: Block } & Pick<ReportTextProps, 'order'>) {
  if (block.kind === 'list') {
    return (
      <ul>
        {block.items.map((phrases, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a text's items never move
          <li key={index}>
            <Phrases phrases={phrases} />
          </li>
        ))}
      </ul>
    );
  }
  const phrases = <Phrases phrases={block.phrases} />;
  if (block.kind === 'paragraph') return <Text>{phrases}</Text>;
  return (
    <Title order={order} size="h6">
      {phrases}
    </Title>
  );
}

function Phrases({ phrases }: { phrases: readonly Phrase[] }) {
  return phrases.map(({ words, strong }) =>
    strong ? <strong key={words}>{words}</strong> : words,
  );
}
