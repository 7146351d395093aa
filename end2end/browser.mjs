// Chromium of this machine, as a phone or as a desk, with or without JavaScript.
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { chromium as playwright } from "playwright-core";

import { chromium } from "./settings.mjs";

export const PHONE = { width: 360, height: 640 };
export const DESK = { width: 1280, height: 800 };

const launching = () => ({
  executablePath: chromium(),
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});

/** A browser for pages that keep nothing. `close()` it. */
export const browser = () => playwright.launch(launching());

/** A browser with a profile that outlives it: what a phone keeps between two days. */
export class Profile {
  static async create() {
    return new Profile(await mkdtemp(join(tmpdir(), "pulso-phone-")));
  }

  constructor(folder) {
    this.folder = folder;
  }

  /** Opens the browser; only one at a time may use a profile. */
  async open(options = {}) {
    const settings = { ...launching(), viewport: PHONE, locale: "en", serviceWorkers: "allow", ...options };
    this.context = await playwright.launchPersistentContext(this.folder, settings);
    return this.context;
  }

  /** Ends the browser as an empty battery does. */
  async kill() {
    const gone = new Promise((resolve) => this.context.once("close", resolve));
    for (const pid of await processes(this.folder)) process.kill(pid, "SIGKILL");
    await gone;
  }

  async close() {
    await this.context?.close().catch(() => {});
  }

  async remove() {
    await this.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** Main processes that use this profile; their children end with them. */
async function processes(folder) {
  const found = [];
  for (const pid of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
    const words = await readFile(`/proc/${pid}/cmdline`, "utf8").then((text) => text.split("\0"), () => []);
    if (words.includes(`--user-data-dir=${folder}`) && !words.some((word) => word.startsWith("--type="))) {
      found.push(Number(pid));
    }
  }
  return found;
}
