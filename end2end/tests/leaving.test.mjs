// An interview is interrupted: by a reload, which loses nothing, or by somebody at the door, who must see nothing.
import assert from "node:assert/strict";
import { test } from "node:test";

import { Profile } from "../browser.mjs";
import { Phone } from "../pages/phone.mjs";
import { World } from "../world.mjs";

async function asking(t) {
  const world = await World.wave({ questions: 3, phones: 1 });
  t.after(() => world.close());
  const profile = await Profile.create();
  t.after(() => profile.remove());
  const context = await profile.open();
  // The quick exit leaves for a site outside of this machine; here it is an empty page.
  await context.route("https://www.wikipedia.org/**", (route) => route.fulfill({ contentType: "text/html", body: "" }));
  const phone = await Phone.in(context, world);
  return { world, phone };
}

test("a reload in the middle of an interview loses nothing", async (t) => {
  const { world, phone } = await asking(t);
  await phone.enrol(world.handout.join[0]);
  await phone.keptForOffline();
  await world.stop();
  await phone.untilNumber();
  await phone.answer(() => 73);
  await phone.next();
  const at = await phone.heading().innerText();
  const [draft] = await phone.page.evaluate(rows, "draft");
  assert.ok(draft.length > 1_000 && !draft.includes("73,"), "the draft is kept, and it cannot be read");

  await phone.page.reload();
  await phone.page.getByRole("heading", { name: at }).waitFor();
  await phone.page.getByRole("button", { name: "Back" }).click();
  assert.equal(await phone.page.getByRole("textbox").inputValue(), "73");
  await phone.interview();
  assert.equal((await phone.stored("outbox")).length, 1);
  assert.deepEqual(await phone.page.evaluate(rows, "draft"), [], "a finished interview has no draft");
});

test("control: a draft whose key is gone does not come back", async (t) => {
  const { world, phone } = await asking(t);
  await phone.enrol(world.handout.join[0]);
  await phone.keptForOffline();
  await phone.untilNumber();
  await phone.page.evaluate(() => sessionStorage.clear());
  await phone.page.reload();
  await phone.page.getByRole("button", { name: "Start an interview" }).waitFor();
});

test("the quick exit leaves at once, and going back shows no question", async (t) => {
  const { world, phone } = await asking(t);
  await phone.page.goto(`${world.origin}/en/r`);
  await phone.goToRoom();
  await phone.typeCode(world.handout.join[0]);
  await phone.join();
  await phone.keptForOffline();
  await phone.untilNumber();
  await phone.answer(() => 73);
  await phone.page.getByRole("button", { name: "Leave now" }).click();
  await phone.page.waitForURL("https://www.wikipedia.org/");

  const visited = await addresses(phone.page);
  const room = visited.filter((address) => /\/(collect|join|a)\b/.test(address));
  assert.deepEqual(room, [], "the history of the tab holds no address of the room");
  await phone.page.goBack();
  assert.equal(new URL(phone.page.url()).pathname, "/en", "one step back is the start of the site");

  await phone.goToRoom();
  await phone.page.getByRole("button", { name: "Start an interview" }).waitFor();
});

test("control: leaving by a link does leave the room in the history", async (t) => {
  const { phone } = await asking(t);
  await phone.goToRoom();
  await phone.page.goto("https://www.wikipedia.org/");
  assert.ok((await addresses(phone.page)).some((address) => address.endsWith("/collect/")));
});

/** Addresses in the history of this tab. */
async function addresses(page) {
  const tab = await page.context().newCDPSession(page);
  const { entries } = await tab.send("Page.getNavigationHistory");
  return entries.map((entry) => entry.url);
}

/** Rows of a store as they stand on the phone. */
const rows = (store) =>
  new Promise((resolve) => {
    const opening = indexedDB.open("pulso");
    opening.onsuccess = () => {
      const all = opening.result.transaction(store).objectStore(store).getAll();
      all.onsuccess = () => {
        opening.result.close();
        resolve(all.result);
      };
    };
  });
