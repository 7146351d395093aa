// Every page can be used by everybody: axe finds nothing, on a phone and on a desk, in both languages, light and dark.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";

import { DESK, PHONE, Profile, browser } from "../browser.mjs";
import { signIn } from "../pages/people.mjs";
import { Phone } from "../pages/phone.mjs";
import { routes } from "../routes.mjs";
import { World } from "../world.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate((values) => window.axe.run({ runOnly: { type: "tag", values } }), TAGS);
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ").slice(0, 300)}`);
}

const LOOKS = [
  ["phone", PHONE, "light"],
  ["desk", DESK, "light"],
  ["phone in the dark", PHONE, "dark"],
  ["desk in the dark", DESK, "dark"],
];

/** What axe finds on the page as it stands, in every size and colour. */
async function everyLook(page) {
  const bad = {};
  for (const [look, size, colorScheme] of LOOKS) {
    await page.setViewportSize(size);
    // Without motion: a colour that is still changing has the contrast of neither.
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const found = await violations(page);
    if (found.length > 0) bad[look] = found;
  }
  return bad;
}

test("axe finds nothing on any page", async (t) => {
  const world = await World.demonstration();
  t.after(() => world.close());
  const chromium = await browser();
  t.after(() => chromium.close());
  for (const lang of ["es", "en"]) {
    for (const visitor of ["anybody", "coordinator"]) {
      await t.test(`${lang}, ${visitor}`, async () => {
        const context = await chromium.newContext({ locale: lang });
        const page = await context.newPage();
        const signedIn = visitor === "coordinator";
        if (signedIn) await signIn(page, world, world.handout.coordinator, lang);
        const paths = await routes(page, world, lang, { signedIn });
        assert.ok(paths.length >= (signedIn ? 20 : 8), `too few pages were found: ${paths}`);
        const inside = paths.filter((path) => /\/(coordinate|account)/.test(path));
        const bad = {};
        for (const path of signedIn ? inside : paths) {
          await page.goto(world.origin + path);
          const found = await everyLook(page);
          if (Object.keys(found).length > 0) bad[path] = found;
        }
        assert.deepEqual(bad, {});
        await context.close();
      });
    }
  }
});

test("axe finds nothing on any screen of an interview", async (t) => {
  const world = await World.demonstration();
  t.after(() => world.close());
  const profile = await Profile.create();
  t.after(() => profile.remove());
  const phone = await Phone.in(await profile.open(), world);
  await phone.enrol(world.handout.join.at(-2));
  const bad = {};
  const look = async () => {
    const found = await everyLook(phone.page);
    if (Object.keys(found).length > 0) bad[await phone.heading().innerText()] = found;
  };
  await phone.interview({ before: look });
  await look();
  await phone.toStart();
  await look();
  assert.deepEqual(bad, {});
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
