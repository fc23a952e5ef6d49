import { useEffect, useEffectEvent, useState } from 'react';

/** Takes a file that is dropped anywhere on the page. True while one hovers over it. */
export function useDroppedFile(onDrop: (file: File) => void): boolean {
  const [isHovering, setIsHovering] = useState(false);
  const take = useEffectEvent((event: DragEvent) => {
    const file = event.dataTransfer?.files[0];
    if (file !== undefined) onDrop(file);
  });
  useEffect(() => {
    const controller = new AbortController();
    const listen = (type: 'dragover' | 'dragleave' | 'drop', hear: (event: DragEvent) => void) =>
      window.addEventListener(
        type,
        (event) => {
          if (event.dataTransfer?.types.includes('Files')) hear(event);
        },
        { signal: controller.signal },
      );
    listen('dragover', (event) => {
      event.preventDefault();
      setIsHovering(true);
    });
    listen('dragleave', (event) => {
      if (event.relatedTarget === null) setIsHovering(false);
    });
    listen('drop', (event) => {
      event.preventDefault();
      setIsHovering(false);
      take(event);
    });
    return () => controller.abort();
  }, []);
  return isHovering;
}
