import { useEffect, useState } from 'react';

/** An address under which this page alone can show a file; null until there is one. */
export function useFileUrl(file: File): string | null {
  const [shown, setShown] = useState<{ file: File; url: string } | null>(null);
  useEffect(() => {
    const url = URL.createObjectURL(file);
    setShown({ file, url });
    return () => URL.revokeObjectURL(url);
  }, [file]);
  return shown?.file === file ? shown.url : null;
}
