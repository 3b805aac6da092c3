import { pathToFileURL } from 'node:url';

/** A path as VS Code writes it in an address, drive letters included. */
const addressPath = (/** @type {string} */ file) => pathToFileURL(file).pathname;

/** A file of the machine that the server runs on, as VS Code names it. */
export function remoteUri(/** @type {number} */ port, /** @type {string} */ file) {
  return `vscode-remote://localhost:${port}${addressPath(file)}`;
}

/** Encoded as little as a query allows, so that a person can read it. */
const readable = (/** @type {string} */ text) => encodeURIComponent(text).replace(/%(2F|3A|2C)/g, (code) => decodeURIComponent(code));

/**
 * The address that opens a folder. `localhost` and not `127.0.0.1`: only the former gets the service worker that webviews need everywhere.
 * @param {{ port: number, folder: string, payload?: [string, string][] }} options `payload`: what VS Code reads from its address, such as `openFile`
 */
export function workbenchAddress({ port, folder, payload = [] }) {
  const more = payload.length === 0 ? '' : `&payload=${readable(JSON.stringify(payload))}`;
  return `http://localhost:${port}/?folder=${readable(decodeURIComponent(addressPath(folder)))}${more}`;
}

/**
 * Makes the page load extensions from folders as if they were under development, by adding to the configuration that is embedded in the
 * page. Unlike the address this works without the server's test driver, so that toasts and modal dialogs appear as they do for a person.
 * @param {import('playwright-core').Page} page
 * @param {{ port: number, extensions: string[] }} options
 */
export async function loadExtensionsFromFolders(page, { port, extensions }) {
  const uris = extensions.map((folder) => ({ scheme: 'vscode-remote', authority: `localhost:${port}`, path: decodeURIComponent(addressPath(folder)) }));
  await page.addInitScript((developed) => {
    const original = Element.prototype.getAttribute;
    Element.prototype.getAttribute = function (/** @type {string} */ name) {
      const value = original.call(this, name);
      if (value === null || name !== 'data-settings' || this.id !== 'vscode-workbench-web-configuration') return value;
      const configuration = JSON.parse(value);
      configuration.developmentOptions = { ...configuration.developmentOptions, extensions: developed };
      for (const unwanted of ['serviceWorker', 'updateEndpoint', 'extensionsGallery']) delete configuration.productConfiguration[unwanted];
      return JSON.stringify(configuration);
    };
  }, uris);
}
