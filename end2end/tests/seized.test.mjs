// Somebody takes the phone after the interview: what was answered is not on it.
import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { test } from "node:test";

import { Profile } from "../browser.mjs";
import { Phone } from "../pages/phone.mjs";
import { found } from "../profile.mjs";
import { World } from "../world.mjs";

const QUESTIONS = 50;
const numbers = () => Array.from({ length: QUESTIONS }, () => String(randomInt(100_000_000, 1_000_000_000)));

/** Writes down every transaction, and when the page said "Saved on this phone". */
function watch() {
  window.happened = [];
  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    const transaction = begin.call(this, stores, mode, options);
    const what = { stores: [stores].flat(), mode: mode ?? "readonly", durability: transaction.durability };
    transaction.addEventListener("complete", () => window.happened.push(what));
    return transaction;
  };
  document.addEventListener("DOMContentLoaded", () => {
    new MutationObserver(() => {
      const title = document.querySelector("h1")?.innerText;
      if (title === "Saved on this phone" && window.happened.at(-1) !== "saved") window.happened.push("saved");
    }).observe(document.documentElement, { subtree: true, childList: true, characterData: true });
  });
}

test("fifty answers are on no file of the phone once the interview is finished", async (t) => {
  const world = await World.wave({ questions: QUESTIONS, phones: 1 });
  t.after(() => world.close());
  const profile = await Profile.create();
  t.after(() => profile.remove());
  const context = await profile.open();
  await context.addInitScript(watch);
  const phone = await Phone.in(context, world);
  await phone.enrol(world.handout.join[0]);
  await phone.keptForOffline();
  await world.stop();

  const answers = numbers();
  const left = [...answers];
  await phone.interview({ number: () => left.shift() });
  assert.equal(left.length, 0, "every number was asked for");

  const happened = await phone.page.evaluate(() => window.happened);
  const writes = happened.filter((what) => what.mode === "readwrite");
  assert.ok(writes.length > 0 && writes.every((what) => what.durability === "strict"), JSON.stringify(writes));
  const saved = happened.indexOf("saved");
  const committed = happened.findLastIndex(
    (what, at) => at < saved && what.mode === "readwrite" && what.stores.includes("outbox"),
  );
  assert.ok(saved > 0 && committed >= 0, "the page said saved only after the outbox was committed");

  await profile.close();
  assert.deepEqual(await found(profile.folder, answers), []);
});

test("control: the search finds an outbox that is not sealed", async (t) => {
  const world = await World.wave({ questions: 1, phones: 1 });
  t.after(() => world.close());
  const profile = await Profile.create();
  t.after(() => profile.remove());
  const page = (await profile.open()).pages()[0];
  await page.goto(`${world.origin}/en/receipt`);
  const answers = numbers();
  await page.evaluate(
    (answers) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open("unsealed");
        opening.onupgradeneeded = () => opening.result.createObjectStore("outbox");
        opening.onsuccess = () => {
          const writing = opening.result.transaction("outbox", "readwrite", { durability: "strict" });
          writing.objectStore("outbox").put(JSON.stringify({ answers }), "one");
          writing.oncomplete = () => resolve(opening.result.close());
          writing.onerror = () => reject(writing.error);
        };
      }),
    answers,
  );
  await profile.close();
  assert.equal((await found(profile.folder, answers)).length, QUESTIONS);
});
