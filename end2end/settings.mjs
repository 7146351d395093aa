// What `cargo xtask test browser` tells the stories; a missing one says so.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

function told(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: start the stories with \`cargo xtask test browser\``);
  return value;
}

/** The optimised `pulso`. */
export const binary = () => told("PULSO_BINARY");
/** A data folder with the demonstration, never written to. */
export const demonstration = () => told("PULSO_DEMO");
/** An empty PostgreSQL database. */
export const postgres = () => told("PULSO_POSTGRES");
/** Python with the packages of `oracles/requirements.txt`. */
export const python = () => told("PULSO_PYTHON");

/** The distribution's browser, found by name: none is ever downloaded. */
export function chromium() {
  const names = ["chromium", "chromium-browser", "google-chrome"];
  const folders = (process.env.PATH ?? "").split(delimiter);
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
  if (!found) throw new Error("no Chromium on PATH: install the package `chromium`");
  return found;
}
