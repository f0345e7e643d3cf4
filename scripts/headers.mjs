/** Makes the page cross-origin isolated, so that WebAssembly may use threads. */
export const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/**
 * The two style elements that react-aria writes into the page: the touch behaviour of what can be pressed, and of a page
 * behind a dialog on iOS. Allowed by their hashes, which a new version of react-aria may change.
 */
const REACT_ARIA_STYLES = [
  "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='",
  "'sha256-gYiS/BvZvRcK27JIXTuwhZ3hs2+VJ1X+2gUlE+farlg='",
];

/**
 * Nothing is fetched from, sent to or framed by another origin. `wasm-unsafe-eval` lets WebAssembly compile; mediabunny
 * merges a video with its alpha plane in a worker that it makes from a blob, and the player reads the bytes of an open
 * picture by its blob's address.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:",
  ['style-src', "'self'", ...REACT_ARIA_STYLES].join(' '),
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "connect-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** For the page itself: no text becomes a script or markup but through the policy of src/app/trustedTypes.ts. */
export const PAGE_POLICY = `${CONTENT_SECURITY_POLICY}; require-trusted-types-for 'script'; trusted-types default`;

/** Every response of the production server. */
export const PRODUCTION = {
  ...ISOLATION,
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};
