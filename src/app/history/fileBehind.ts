/** The file behind a handle of an earlier visit; null where the user does not allow it again, or it has gone. */
export async function fileBehind(handle: FileSystemFileHandle): Promise<File | null> {
  try {
    const known = (await handle.queryPermission?.({ mode: 'read' })) ?? 'granted';
    const allowed = known === 'prompt' ? await handle.requestPermission?.({ mode: 'read' }) : known;
    return allowed === 'granted' ? await handle.getFile() : null;
  } catch {
    return null;
  }
}
