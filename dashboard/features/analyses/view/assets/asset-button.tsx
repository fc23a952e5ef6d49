import { Anchor, Loader, Text } from '@mantine/core';
import { useAttempt } from '../../../../components/use-attempt.ts';
import { openAsset } from './open-asset.ts';

interface AssetButtonProps {
  analysisId: string;
  /** As `getVideoUrl` takes it. */
  asset: string;
  children: string;
  /** What is said where there is no such file any more. */
  goneWords: string;
}

/** Opens or saves a file of the analysis; says beside itself where it cannot. */
export function AssetButton({ analysisId, asset, children, goneWords }: AssetButtonProps) {
  const { busy, problem, attempt } = useAttempt();
  return (
    <>
      <Anchor
        component="button"
        type="button"
        size="sm"
        disabled={busy}
        onClick={() => void attempt(() => openAsset(analysisId, asset, goneWords))}
      >
        {children}
        {busy && <Loader size={12} ml={6} aria-hidden />}
      </Anchor>
      {problem !== null && (
        <Text size="sm" w="100%" role="alert">
          {problem}
        </Text>
      )}
    </>
  );
}
