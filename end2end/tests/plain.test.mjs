// Without JavaScript: a respondent answers, a reader reads, a coordinator works.
import assert from "node:assert/strict";
import { test } from "node:test";

import { PHONE, browser } from "../browser.mjs";
import { answerAlone, isGenuine, signIn } from "../pages/people.mjs";
import { routes } from "../routes.mjs";
import { World } from "../world.mjs";

async function plain(t) {
  const world = await World.demonstration();
  t.after(() => world.close());
  const chromium = await browser();
  t.after(() => chromium.close());
  const context = await chromium.newContext({ javaScriptEnabled: false, viewport: PHONE, locale: "en" });
  return { world, page: await context.newPage() };
}

test("a respondent answers alone and gets a receipt", async (t) => {
  const { world, page } = await plain(t);
  const before = await world.counted();
  await page.goto(`${world.origin}/en/a/${world.handout.once[0].replaceAll(" ", "")}`);
  const code = await answerAlone(page);
  assert.ok(await isGenuine(page, world, code), code);
  assert.equal(await world.counted(), before + 1);
});

test("a post that is sent twice is one answer", async (t) => {
  const { world, page } = await plain(t);
  const before = await world.counted();
  const posts = [];
  page.on("request", (request) => request.method() === "POST" && posts.push(request));
  await page.goto(`${world.origin}/en/a/${world.handout.poster.replaceAll(" ", "")}`);
  const code = await answerAlone(page);
  const [first] = posts;
  const headers = { "content-type": "application/x-www-form-urlencoded", origin: world.origin };
  const again = await fetch(first.url(), { method: "POST", headers, body: first.postData() });
  assert.equal(again.status, 200);
  assert.ok((await again.text()).includes(code), "the second post shows the same receipt");
  assert.equal(await world.counted(), before + 1);
});

test("every public page can be read", async (t) => {
  const { world, page } = await plain(t);
  const paths = await routes(page, world, "en");
  for (const path of paths.filter((path) => path !== "/collect/")) {
    await page.goto(world.origin + path);
    assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1, `${path} has one title`);
    const text = await page.getByRole("main").innerText();
    assert.ok(text.length > 60, `${path} says nothing without a script`);
    assert.doesNotMatch(text, /\b(NaN|undefined|null)\b/, path);
  }
  const result = world.handout.released[0];
  await page.goto(`${world.origin}/en${result}`);
  assert.ok((await page.getByRole("table").count()) > 0, "the result has its table");
});

test("a coordinator signs in and reaches every page of the room", async (t) => {
  const { world, page } = await plain(t);
  await signIn(page, world, world.handout.coordinator);
  const paths = await routes(page, world, "en", { signedIn: true });
  const inside = paths.filter((path) => path.startsWith("/en/coordinate"));
  assert.ok(inside.length >= 6, `too few pages were found: ${inside}`);
  for (const path of inside) {
    const answer = await page.goto(world.origin + path);
    assert.equal(answer.status(), 200, path);
    assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1, path);
  }
});
