// Every page can be used by everybody: axe finds nothing, on a phone and on a desk, in both languages, light and dark.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";

import { DESK, PHONE, browser } from "../browser.mjs";
import { signIn } from "../pages/people.mjs";
import { routes } from "../routes.mjs";
import { World } from "../world.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate((values) => window.axe.run({ runOnly: { type: "tag", values } }), TAGS);
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ").slice(0, 300)}`);
}

test("axe finds nothing on any page", async (t) => {
  const world = await World.demonstration();
  t.after(() => world.close());
  const chromium = await browser();
  t.after(() => chromium.close());
  for (const lang of ["es", "en"]) {
    for (const visitor of ["anybody", "coordinator"]) {
      for (const [size, viewport, colorScheme] of [
        ["phone", PHONE, "light"],
        ["desk", DESK, "light"],
        ["phone in the dark", PHONE, "dark"],
      ]) {
        await t.test(`${lang}, ${visitor}, ${size}`, async () => {
          const context = await chromium.newContext({ viewport, colorScheme, locale: lang });
          const page = await context.newPage();
          if (visitor === "coordinator") await signIn(page, world, world.handout.coordinator, lang);
          const paths = await routes(page, world, lang, { signedIn: visitor === "coordinator" });
          assert.ok(paths.length >= (visitor === "coordinator" ? 15 : 8), `too few pages were found: ${paths}`);
          const bad = {};
          for (const path of paths) {
            await page.goto(world.origin + path);
            const found = await violations(page);
            if (found.length > 0) bad[path] = found;
          }
          assert.deepEqual(bad, {});
          await context.close();
        });
      }
    }
  }
});

test("control: axe sees a field without a label and a text without contrast", async (t) => {
  const chromium = await browser();
  t.after(() => chromium.close());
  const page = await chromium.newPage();
  await page.setContent('<html lang="en"><title>x</title><main><input><p style="color:#bbb">pale</p></main></html>');
  const found = (await violations(page)).join();
  assert.match(found, /label/);
  assert.match(found, /color-contrast/);
});
