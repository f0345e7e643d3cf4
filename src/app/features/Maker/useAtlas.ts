import { useEffect, useState } from 'react';
import { fetchAtlas } from '../../actions/makeClip.ts';
import { type Failure, failureOf } from '../../store/failure.ts';

export type Atlas =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly picture: ImageBitmap }
  | { readonly status: 'failed'; readonly failure: Failure };

/** The picture that holds the sprites, ready to be drawn; it is let go of with the component. */
export function useAtlas(): Atlas {
  const [atlas, setAtlas] = useState<Atlas>({ status: 'loading' });
  useEffect(() => {
    const stop = new AbortController();
    let picture: ImageBitmap | null = null;
    const load = async () => {
      const loaded = await createImageBitmap(await fetchAtlas(stop.signal));
      if (stop.signal.aborted) return loaded.close();
      picture = loaded;
      setAtlas({ status: 'ready', picture: loaded });
    };
    load().catch((thrown: unknown) => {
      if (!stop.signal.aborted) setAtlas({ status: 'failed', failure: failureOf(thrown) });
    });
    return () => {
      stop.abort();
      picture?.close();
    };
  }, []);
  return atlas;
}
