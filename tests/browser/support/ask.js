// SPDX-License-Identifier: MIT OR Apache-2.0
// A program at the address of the running server, which script/browser tells.
import { setTimeout as pause } from "node:timers/promises";

export const address = process.env.PLUMBLINE_ADDRESS ?? "http://127.0.0.1:8080";

// ask(path or address, accept): the answer. On a busy machine a query may run out of its time; then the
// server asks to come again, which is no fault.
export const ask = async (target, accept = "*/*", tries = 10) => {
  const answer = await fetch(new URL(target, address), { headers: { accept } });
  if (answer.status !== 503 || tries === 1) return answer;
  await answer.arrayBuffer();
  await pause(1000 * Number(answer.headers.get("retry-after") ?? 1));
  return ask(target, accept, tries - 1);
};

// mediaType(answer): "text/html", without its parameters.
export const mediaType = (answer) => (answer.headers.get("content-type") ?? "").split(";")[0];

// textOf(path, accept): the text of an answer of 200.
export const textOf = async (path, accept) => {
  const answer = await ask(path, accept);
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`${path}: status ${answer.status}: ${text.slice(0, 200)}`);
  return text;
};

// inTurn(items, work): what `work` gives for each, some at once, in their order.
export const inTurn = async (items, work, atOnce = 8) => {
  const results = [];
  let next = 0;
  const worker = async () => {
    for (let i; (i = next++) < items.length; ) results[i] = await work(items[i]);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
};

// pathsOf(...kinds): the paths of the site map that begin with /topics/, /talks/, ...; all where none is named.
export const pathsOf = async (...kinds) => {
  const map = await textOf("/sitemap.xml");
  const paths = [...map.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, location]) => new URL(location).pathname);
  return kinds.length === 0 ? paths : paths.filter((path) => kinds.some((kind) => path.startsWith(`/${kind}/`)));
};
