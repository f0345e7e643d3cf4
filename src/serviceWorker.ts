import { addPlugins, cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { RangeRequestsPlugin } from 'workbox-range-requests';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope;

/** Every file of the build with a hash of its content, written in by the build (scripts/offlineBuild.ts). */
declare const BUILD_FILES: ReadonlyArray<{ readonly url: string; readonly revision: string | null }>;

// ONNX Runtime comes in two builds, 14 and 17 MB, of which a browser uses one (adapters/ort/runtime.ts): the other stays out.
const otherRuntime =
  'Suspending' in WebAssembly ? /simd-threaded-[^/.]+[.]wasm$/ : /simd-threaded[.]jspi-[^/.]+[.]wasm$/;

// A player asks for parts of a sample clip; the cache holds it whole.
addPlugins([new RangeRequestsPlugin()]);
precacheAndRoute(BUILD_FILES.filter(({ url }) => !otherRuntime.test(url)));
cleanupOutdatedCaches();

// The recipe stands in the query, so every address of the page is the same document.
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html')));

// A new version waits until no page of the old one is open (no skipWaiting): a page never meets another version's
// files. The first version takes over the page that installed it, so that even that page goes on when the server stops.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
