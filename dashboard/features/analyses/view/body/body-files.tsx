import { Group } from '@mantine/core';
import { AssetButton } from '../assets/asset-button.tsx';

interface BodyFilesProps {
  analysisId: string;
  drawn: 'skeleton' | 'skeletons';
}

/** What following a body, or several, leaves beside the video. */
export function BodyFiles({ analysisId, drawn }: BodyFilesProps) {
  return (
    <Group gap="md">
      <AssetButton
        analysisId={analysisId}
        asset="preview"
        goneWords={`The video with the ${drawn} is gone. Run the analysis again to have it drawn anew.`}
      >
        {`Open video with ${drawn}`}
      </AssetButton>
      <AssetButton
        analysisId={analysisId}
        asset="landmarks"
        goneWords="The landmarks are gone. Run the analysis again to have them found anew."
      >
        Download landmarks (CSV)
      </AssetButton>
    </Group>
  );
}
