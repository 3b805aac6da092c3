// Types of the plain JavaScript modules that tests written in TypeScript import; plain, so that `npm start` needs no build of the tests.

declare module '*/workbenchHost.mjs' {
  import type { Page } from 'playwright-core';

  export interface WorkbenchHostOptions {
    /** A folder to copy and open; the sample workspace unless given. */
    readonly workspace?: string;
    /** User settings, on top of those that keep the workbench quiet. */
    readonly settings?: Readonly<Record<string, unknown>>;
    /** Settings of the machine, where VS Code looks for those of scope `machine`. */
    readonly machineSettings?: Readonly<Record<string, unknown>>;
    /** False: the folder opens in Restricted Mode. */
    readonly trust?: boolean;
    readonly viewport?: { readonly width: number; readonly height: number };
    /** A package to install in place of this folder's extension. */
    readonly vsix?: string;
    /** The display language that extensions see, such as `ja`. */
    readonly locale?: string;
  }

  export interface WorkbenchHost {
    readonly page: Page;
    readonly folder: string;
    readonly bridge: { readonly url: string; readonly token: string };
    readonly screenshots: string;
    readonly consoleLines: readonly string[];
    close(): Promise<void>;
  }

  export function startWorkbench(options: WorkbenchHostOptions): Promise<WorkbenchHost>;
}

declare module '*/feed.mjs' {
  export interface Feed {
    readonly url: string;
    readonly port: number;
    /** Every request so far, oldest first. */
    readonly requests: readonly { readonly method: string; readonly path: string }[];
    stop(): Promise<void>;
  }

  export interface FeedOptions {
    /** 0, the default: any free one. */
    readonly port?: number;
    readonly seed?: number;
    /** False: every request gets the same values. */
    readonly moving?: boolean;
    readonly today?: () => Date;
  }

  export function startFeed(options?: FeedOptions): Promise<Feed>;
}
