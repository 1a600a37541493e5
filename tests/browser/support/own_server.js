// SPDX-License-Identifier: MIT OR Apache-2.0
// A server of sources of a test's own, beside the one that script/browser has started. PLUMBLINE_BIN is where the
// programs are.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const bin = process.env.PLUMBLINE_BIN ?? "build/release/bin";

// The first address that a server names in what it says.
const addressOf = (server) =>
  new Promise((resolve, reject) => {
    let said = "";
    for (const stream of [server.stdout, server.stderr]) {
      stream.on("data", (bytes) => {
        said += bytes;
        const [found] = said.match(/http:\/\/127\.0\.0\.1:\d+/) ?? [];
        if (found) resolve(found);
      });
    }
    server.on("exit", () => reject(new Error(`plumbline-serve did not start: ${said}`)));
  });

// serveFiles({path: text}): indexes a directory of these files and serves it: {address, report, stop()}, where
// `report` is what plumbline-index said of them.
export const serveFiles = async (files) => {
  const directory = mkdtempSync(join(tmpdir(), "plumbline-browser-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, "corpus", path)), { recursive: true });
    writeFileSync(join(directory, "corpus", path), text);
  }
  const db = join(directory, "plumbline.db");
  const run = promisify(execFile)(join(bin, "plumbline-index"), [join(directory, "corpus"), "--db", db, "--json"], {
    maxBuffer: 64 << 20,
  });
  const { stdout } = await run.catch((failed) => failed); // its status is 1 where something was left out
  const server = spawn(join(bin, "plumbline-serve"), ["--db", db, "--host", "127.0.0.1", "--port", "0"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const address = await addressOf(server);
  const stop = async () => {
    server.kill("SIGTERM");
    await once(server, "exit");
    rmSync(directory, { recursive: true, force: true });
  };
  return { address, report: JSON.parse(stdout), stop };
};
