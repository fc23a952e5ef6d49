import styles from './poster.module.css';

/** The picture of a video, which says nothing that its title does not; its place is the same without one. */
export function Poster({ url }: { url: string | null | undefined }) {
  return (
    <div className={styles['poster']} aria-hidden>
      {url && (
        // biome-ignore lint/performance/noImgElement: it came with the row; nothing is to be fetched
        <img src={url} alt="" width={52} height={52} loading="lazy" decoding="async" />
      )}
    </div>
  );
}
