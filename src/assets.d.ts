/** What Vite makes of an import by its suffix. */

declare module '*.wgsl?raw' {
  const source: string;
  export default source;
}

declare module '*?url' {
  const address: string;
  export default address;
}

declare module '*?inline' {
  /** The file itself, as a data: address. */
  const address: string;
  export default address;
}

declare module '*?worker&url' {
  const address: string;
  export default address;
}

declare module '*.css' {}

declare module '*.module.css' {
  const classNames: Readonly<Record<string, string>>;
  export default classNames;
}

interface ImportMeta {
  readonly env: {
    /** The path that the application is served under, with a slash at both ends. */
    readonly BASE_URL: string;
    readonly DEV: boolean;
    readonly PROD: boolean;
  };
}
