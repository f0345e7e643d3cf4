type Rules = {
  readonly createScriptURL: (address: string) => string;
  readonly createHTML: (markup: string) => string;
};

/** Not yet in TypeScript's DOM. */
type WithTrustedTypes = { readonly trustedTypes?: { createPolicy(name: string, rules: Rules): unknown } };

/**
 * The served page demands Trusted Types, so nothing becomes a script or markup unless this allows it: scripts of our own
 * origin (the worker, the service worker), and the empty text with which react-aria clears its announcements.
 */
export function allowOwnScripts(): void {
  (globalThis as WithTrustedTypes).trustedTypes?.createPolicy('default', {
    createScriptURL: (address) => {
      if (new URL(address, location.href).origin !== location.origin) throw new TypeError(`${address} is not ours`);
      return address;
    },
    createHTML: (markup) => {
      if (markup !== '') throw new TypeError('Markup is never made from text here.');
      return markup;
    },
  });
}
