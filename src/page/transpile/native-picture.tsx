import { useEffect, useState } from 'preact/hooks';

/** The native circuit as a picture. */
export function NativePicture({ svg, alt }: { readonly svg: string; readonly alt: string }) {
  const [source, setSource] = useState('');
  useEffect(() => {
    const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
    setSource(url);
    return () => URL.revokeObjectURL(url);
  }, [svg]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be focused
    <section class="scrolls native-picture" aria-label="Native circuit" tabIndex={0}>
      {source !== '' && <img src={source} alt={alt} />}
    </section>
  );
}
