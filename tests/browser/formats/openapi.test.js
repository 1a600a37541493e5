// SPDX-License-Identifier: MIT OR Apache-2.0
// The description of the API, read by Redocly's linter. (tests/e2e asks the server each of its examples.)
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import redocly from "@redocly/openapi-core";
import { textOf } from "../support/ask.js";

const lint = async (source) => {
  const config = await redocly.createConfig({ extends: ["recommended"] });
  return redocly.lintFromString({ source, absoluteRef: "openapi.json", config });
};
const sentence = ({ ruleId, message, location }) => `${location?.[0]?.pointer}: ${message} (${ruleId})`;

// Two addresses only lead to another.
const redirects = ["/paths/~1talks/get/responses", "/paths/~1talks~1{event}/get/responses"];
const isExpected = ({ ruleId, location }) =>
  ruleId === "operation-2xx-response" && redirects.some((path) => location[0].pointer === `#${path}`);

describe("the description of the API", () => {
  it("is valid, and complete by the recommended rules", async () => {
    const problems = await lint(await textOf("/openapi.json"));
    assert.equal(problems.filter((problem) => !isExpected(problem)).map(sentence).slice(0, 25).join("\n"), "");
  });

  it("is read by the linter at all: what is wrong is noticed", async () => {
    const broken = JSON.parse(await textOf("/openapi.json"));
    delete broken.info.title;
    broken.paths["/search"].get.parameters.push({ $ref: "#/components/parameters/nowhere" });
    const rules = (await lint(JSON.stringify(broken))).map(({ ruleId }) => ruleId);
    assert.ok(rules.includes("struct") && rules.includes("no-unresolved-refs"), rules.join(", "));
  });
});
