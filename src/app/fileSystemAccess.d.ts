/* The File System Access API, which not every browser has, and TypeScript's DOM library therefore lacks. */

interface FileSystemHandle {
  queryPermission?(descriptor: { readonly mode: 'read' }): Promise<PermissionState>;
  /** Asks the user; only shortly after they have done something. */
  requestPermission?(descriptor: { readonly mode: 'read' }): Promise<PermissionState>;
}

interface DataTransferItem {
  /** To be called while the drop is being handled. */
  getAsFileSystemHandle?(): Promise<FileSystemFileHandle | FileSystemDirectoryHandle | null>;
}

interface Window {
  /** Rejects with an AbortError when the user chooses nothing. */
  showOpenFilePicker?(options: {
    readonly types: readonly {
      readonly description: string;
      readonly accept: Readonly<Record<string, readonly string[]>>;
    }[];
  }): Promise<readonly FileSystemFileHandle[]>;
}
