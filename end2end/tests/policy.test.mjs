// No page runs a script that is not ours, and none asks anybody but its own server for anything.
import assert from "node:assert/strict";
import { test } from "node:test";

import { CspEvaluator } from "csp_evaluator/dist/evaluator.js";
import { Severity } from "csp_evaluator/dist/finding.js";
import { CspParser } from "csp_evaluator/dist/parser.js";

import { browser } from "../browser.mjs";
import { signIn } from "../pages/people.mjs";
import { routes } from "../routes.mjs";
import { World } from "../world.mjs";

/** Findings above INFO, but for the one that we accept: 'self' is "medium, maybe", and we host nobody's scripts. */
function findings(policy) {
  const all = new CspEvaluator(new CspParser(policy).csp).evaluate();
  const accepted = ({ severity, value }) => severity === Severity.MEDIUM_MAYBE && value === "'self'";
  return all.filter((finding) => finding.severity < Severity.INFO && !accepted(finding));
}

/** Addresses outside of our own server that pages of this browser ask for, from now on. */
function requestsElsewhere(context, { origin }) {
  const found = new Set();
  context.on("request", (request) => {
    if (!request.url().startsWith(`${origin}/`) && !request.url().startsWith("data:")) found.add(request.url());
  });
  return found;
}

test("every page has a strict policy and stays with its own server", async (t) => {
  const world = await World.demonstration();
  t.after(() => world.close());
  const chromium = await browser();
  t.after(() => chromium.close());
  const context = await chromium.newContext();
  const elsewhere = requestsElsewhere(context, world);
  const page = await context.newPage();
  const refused = [];
  page.on("console", (message) => {
    if (message.type() === "error" && /Content Security Policy|violates/.test(message.text())) refused.push(message.text());
  });
  await signIn(page, world, world.handout.coordinator);
  for (const lang of ["es", "en"]) {
    for (const path of await routes(page, world, lang, { signedIn: true })) {
      const headers = (await page.goto(world.origin + path)).headers();
      const policy = headers["content-security-policy"];
      assert.ok(policy, `${path} has no policy`);
      assert.deepEqual(findings(policy), [], path);
      assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval(?<!wasm-unsafe-eval)/, path);
      for (const [name, value] of Object.entries({
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
      })) {
        assert.equal(headers[name], value, `${path}: ${name}`);
      }
      assert.match(headers["permissions-policy"] ?? "", /geolocation=\(\)/, path);
    }
  }
  assert.deepEqual([...elsewhere], []);
  assert.deepEqual(refused, [], "our own pages keep to our own policy");
  const cookies = await context.cookies();
  assert.ok(cookies.every((cookie) => cookie.httpOnly && cookie.sameSite !== "None"), JSON.stringify(cookies));
});

test("control: an inline script in the policy is found", () => {
  assert.ok(findings("default-src 'none'; script-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'").length > 0);
});

test("control: a picture from elsewhere is seen", async (t) => {
  const chromium = await browser();
  t.after(() => chromium.close());
  const context = await chromium.newContext();
  const elsewhere = requestsElsewhere(context, { origin: "http://127.0.0.1:1" });
  const page = await context.newPage();
  await page.setContent('<img src="http://127.0.0.1:2/counter.gif">');
  assert.deepEqual([...elsewhere], ["http://127.0.0.1:2/counter.gif"]);
});
