import { Loader } from '@mantine/core';

export function VideoAwaited() {
  return <Loader role="status" aria-label="Loading the video" color="gray.6" />;
}
