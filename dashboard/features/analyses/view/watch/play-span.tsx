import { Anchor, Group } from '@mantine/core';
import type { Span } from '../../../../../functions/src/contract/estimate.ts';
import { formatSpan } from '../../../../components/formats.ts';
import { PlayButton } from './play-from.tsx';
import { slowRate } from './practice.ts';
import { usePlayer } from './use-player.ts';

/** A span of the video that can be played over and over, at its own speed or slowly. */
export function PlaySpan({ span }: { span: Span }) {
  const { video, playSpan } = usePlayer();
  const when = formatSpan(span);
  return (
    <Group component="span" gap="sm" display="inline-flex">
      <PlayButton onPlay={() => playSpan(span)}>{when}</PlayButton>
      {video !== null && (
        <Anchor
          component="button"
          type="button"
          size="sm"
          aria-label={`Slow motion ${when}`}
          onClick={() => playSpan(span, slowRate)}
        >
          Slow
        </Anchor>
      )}
    </Group>
  );
}
