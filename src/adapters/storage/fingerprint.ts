import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { type Bytes, bytes } from '../../domain/units.ts';

/** Read at once: a clip may be larger than memory, which is why the browser's own digest, of whole buffers, does not do. */
const sliceSize = 4 * 2 ** 20;

/** SHA-256 of a file in lower-case hexadecimal; yields how much of it has been read. */
export async function* fingerprint(
  file: Blob,
  signal: AbortSignal,
): AsyncGenerator<{ readonly done: Bytes; readonly total: Bytes }, string, undefined> {
  const hash = sha256.create();
  for (let done = 0; done < file.size; done += sliceSize) {
    signal.throwIfAborted();
    yield { done: bytes(done), total: bytes(file.size) };
    hash.update(new Uint8Array(await file.slice(done, done + sliceSize).arrayBuffer()));
  }
  return bytesToHex(hash.digest());
}
