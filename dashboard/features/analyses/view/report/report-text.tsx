import { Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import { Section } from '../../../../components/section.tsx';
import { type Block, type Phrase, reportBlocks } from './report-blocks.ts';
import styles from './report-text.module.css';

/** What the judge wrote. */
export function ReportText({ text }: { text: string }) {
  const blocks = useMemo(() => reportBlocks(text), [text]);
  if (blocks.length === 0) return null;
  return (
    <Section title="Report">
      <div className={styles['text']}>
        {blocks.map((block, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a text's blocks never move
          <BlockOfText key={index} block={block} />
        ))}
      </div>
    </Section>
  );
}

function BlockOfText({ block }: { block: Block }) {
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
    <Title order={3} size="h5">
      {phrases}
    </Title>
  );
}

function Phrases({ phrases }: { phrases: readonly Phrase[] }) {
  return phrases.map(({ words, strong }) =>
    strong ? <strong key={words}>{words}</strong> : words,
  );
}
