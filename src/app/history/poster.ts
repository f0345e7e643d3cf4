/** Pixels across: twice the width in the list, for dense screens. */
const width = 128;

/** The picture at `address` as a small `data:` JPEG; null where there is none, or it is gone already. */
export async function posterOf(address: string | undefined): Promise<string | null> {
  if (address === undefined) return null;
  const image = new Image();
  image.src = address;
  try {
    await image.decode();
  } catch {
    return null;
  }
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = Math.round((width * image.naturalHeight) / image.naturalWidth);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/jpeg', 0.75);
}
