import { type App, update } from '../actions/app.ts';
import type { PartName } from '../store/store.ts';
import type { Part } from './part.ts';

/** Does `show` once the part is here; where it cannot be fetched, the page says so, and the next press tries again. */
export async function whenHere<Value, Host extends Pick<App, 'store'>>(
  app: Host,
  part: Part<Value, Host>,
  name: PartName,
  show: (value: Value) => void,
): Promise<void> {
  const value = await part.fetch(app).catch(() => null);
  update(app, 'notices', (notices) => [
    ...notices.filter((notice) => notice.code !== 'part-missing' || notice.part !== name),
    ...(value === null ? [{ code: 'part-missing', part: name } as const] : []),
  ]);
  if (value !== null) show(value);
}
