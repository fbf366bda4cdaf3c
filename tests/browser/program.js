// Starts the program under test as a user would: a fresh folder, a free port, and its own database.

import { execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const START_LIMIT = 30_000;
const STOP_LIMIT = 10_000;
const built = fileURLToPath(new URL("../../target/debug/kilit", import.meta.url));

/**
 * Starts `kilit serve` and waits until it is ready.
 *
 * @param {{database?: "sqlite" | "postgres", program?: string[], options?: string[]}} how the program and its words
 *   in front, the built one when left out; options of `serve`
 * @returns {Promise<Kilit>}
 */
export async function startKilit({
  database = "sqlite",
  program = [process.env.KILIT_BIN ?? built],
  options = [],
} = {}) {
  const folder = await mkdtemp(join(tmpdir(), "kilit-browser-"));
  const where = ["--data", folder];
  if (database === "postgres") {
    where.push("--database", await freshPostgres());
  }
  const address = `127.0.0.1:${await freePort()}`;
  const kilit = new Kilit(program, where, folder, `http://${address}`);
  await kilit.serve(["--listen", address, ...options]);
  return kilit;
}

/** A running program. */
export class Kilit {
  #program;
  #where;
  #folder;
  #child;
  #ended;
  #said = "";

  constructor(program, where, folder, url) {
    this.#program = program;
    this.#where = where;
    this.#folder = folder;
    /** The address of its first page, without a slash at the end. */
    this.url = url;
  }

  /** Everything that the server has printed so far. */
  get said() {
    return this.#said;
  }

  /** Runs another command of the program on the same data, such as `import`, and gives what it prints. */
  async command(...words) {
    const [file, ...front] = this.#program;
    const { stdout } = await promisify(execFile)(file, [...front, ...words, ...this.#where], { timeout: 60_000 });
    return stdout;
  }

  /** Starts the server; `startKilit` does this. */
  async serve(options) {
    const [file, ...front] = this.#program;
    const words = [...front, "serve", ...this.#where, ...options];
    const child = spawn(file, words, { stdio: ["ignore", "pipe", "pipe"] });
    this.#child = child;
    const listen = (text) => (this.#said += text);
    child.stdout.setEncoding("utf8").on("data", listen);
    child.stderr.setEncoding("utf8").on("data", listen);
    // Whatever ends the tests ends the program.
    const end = () => child.kill("SIGKILL");
    process.on("exit", end);
    child.on("error", (error) => (this.#ended = error.message));
    child.on("exit", (code, signal) => {
      this.#ended = `it ended with ${code ?? signal}`;
      process.off("exit", end);
    });
    try {
      await this.#ready();
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  async #ready() {
    for (const started = Date.now(); Date.now() - started < START_LIMIT && !this.#ended; await pause(25)) {
      const answer = await fetch(`${this.url}/readyz`).catch(() => undefined);
      if (answer?.ok) {
        return;
      }
    }
    throw new Error(`kilit was not ready: ${this.#ended ?? "its time was up"}\n${this.#said}`);
  }

  /**
   * Stops the server as a terminal would, and removes its folder. A server that does not stop within the limit of
   * milliseconds is an error, and is ended all the same.
   */
  async stop(limit = STOP_LIMIT) {
    this.#child.kill("SIGTERM");
    const stopped = await this.#endsWithin(limit);
    if (!stopped) {
      this.#child.kill("SIGKILL");
      await this.#endsWithin(STOP_LIMIT);
    }
    await rm(this.#folder, { recursive: true, force: true });
    if (!stopped) {
      throw new Error(`kilit did not stop within ${limit / 1000} s:\n${this.#said}`);
    }
  }

  async #endsWithin(limit) {
    for (const started = Date.now(); Date.now() - started < limit && !this.#ended; ) {
      await pause(10);
    }
    return Boolean(this.#ended);
  }
}

/** The address of a new, empty database on the test server. */
export async function freshPostgres() {
  const folder = process.env.KILIT_TEST_POSTGRES;
  if (!folder) {
    throw new Error("KILIT_TEST_POSTGRES is not set: run `cargo xtask test --only browser`");
  }
  const server = `postgres://postgres@${folder.replaceAll("/", "%2F")}`;
  const name = `browser_${randomBytes(8).toString("hex")}`;
  await promisify(execFile)(psql(), ["-X", "-q", "-d", `${server}/postgres`, "-c", `CREATE DATABASE ${name}`]);
  return `${server}/${name}`;
}

/** The client of Debian's newest PostgreSQL, else the one on the path. */
function psql() {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  return versions.map((version) => join(debian, version, "bin/psql")).find(existsSync) ?? "psql";
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
