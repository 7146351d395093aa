// One server with its own data on a free port of this machine. It can be stopped, killed and started again, and stays
// the same server for a phone: same address, same data.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, open, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import { binary, demonstration } from "./settings.mjs";

const run = promisify(execFile);
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export class World {
  #server = null;

  constructor(folder, port, database) {
    this.folder = folder;
    this.data = join(folder, "data");
    this.port = port;
    this.database = database;
    this.origin = `http://127.0.0.1:${port}`;
  }

  /** The demonstration, in a copy of its own. `handout` is its `demo.json`. */
  static async demonstration() {
    const world = await World.#empty();
    await cp(demonstration(), world.data, { recursive: true });
    world.handout = JSON.parse(await readFile(join(world.data, "demo.json"), "utf8"));
    await world.start();
    return world;
  }

  /** One open wave with a form of whole numbers, codes for so many phones, and its coordinator. */
  static async wave({ questions, phones, database }) {
    const world = await World.#empty(database);
    const codes = join(world.folder, "codes.json");
    const words = ["--questions", questions, "--clients", phones, "--prepare", codes];
    await world.pulso("load", ...words.map(String));
    world.handout = JSON.parse(await readFile(codes, "utf8"));
    await world.start();
    return world;
  }

  static async #empty(database) {
    const folder = await mkdtemp(join(tmpdir(), "pulso-world-"));
    return new World(folder, await freePort(), database);
  }

  /** `pulso WORDS` on the data of this world; answers what it printed. */
  async pulso(...words) {
    const { stdout } = await run(binary(), [...words, ...this.#place()]);
    return stdout;
  }

  #place() {
    return ["--data-dir", this.data, ...(this.database ? ["--database", this.database] : [])];
  }

  async start() {
    const log = await open(join(this.folder, "server.log"), "a");
    const words = ["serve", "--max-per-address", "0", "--listen", `127.0.0.1:${this.port}`, ...this.#place()];
    this.#server = spawn(binary(), words, { stdio: ["ignore", log.fd, log.fd] });
    await log.close();
    const until = Date.now() + 20_000;
    while (!(await this.isReady())) {
      if (this.#server.exitCode !== null || Date.now() > until) {
        throw new Error(`the server did not start:\n${await this.log()}`);
      }
      await pause(20);
    }
  }

  async isReady() {
    return fetch(`${this.origin}/ready`).then((answer) => answer.ok, () => false);
  }

  /** As an administrator does it. */
  async stop() {
    await this.#end("SIGTERM");
  }

  /** As a power cut does it. */
  async kill() {
    await this.#end("SIGKILL");
  }

  async #end(signal) {
    const server = this.#server;
    this.#server = null;
    if (server && server.exitCode === null && server.signalCode === null) {
      const ended = once(server, "exit");
      server.kill(signal);
      await ended;
    }
  }

  async close() {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }

  log() {
    return readFile(join(this.folder, "server.log"), "utf8");
  }

  /** How many answers the wave holds, asked of the database. */
  async counted() {
    const [nothing, codes] = [join(this.folder, "nothing"), join(this.folder, "codes-of-wave.json")];
    await writeFile(nothing, "");
    const { wave, coordinator, join: phones } = this.handout;
    await writeFile(codes, JSON.stringify({ wave, coordinator, join: phones }));
    const words = ["load", "--address", `127.0.0.1:${this.port}`, "--codes", codes, "--verify", nothing];
    // It calls answers that nobody named duplicates and ends with an error; the count stands in what it printed.
    const printed = await this.pulso(...words).catch((error) => error.stdout);
    return JSON.parse(printed).counted;
  }

  /** The X25519 pair of the open wave, in hex, as only the machine of the server has it. */
  async keys() {
    const pair = (await readFile(join(this.data, "keys", "waves", `${this.handout.wave}.key`), "utf8")).trim();
    return { secret: pair.slice(0, 64), public: pair.slice(64) };
  }
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}
