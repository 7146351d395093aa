// A volunteer's day without a server: nothing that the phone called saved is lost, nothing arrives twice.
import assert from "node:assert/strict";
import { test } from "node:test";

import { Profile } from "../browser.mjs";
import { isGenuine } from "../pages/people.mjs";
import { Phone } from "../pages/phone.mjs";
import { postgres } from "../settings.mjs";
import { World } from "../world.mjs";

for (const engine of ["SQLite", "PostgreSQL"]) {
  test(`three interviews without a server and a dead browser become three answers on ${engine}`, async (t) => {
    const database = engine === "PostgreSQL" ? postgres() : undefined;
    const world = await World.wave({ questions: 3, phones: 1, database });
    t.after(() => world.close());
    const profile = await Profile.create();
    t.after(() => profile.remove());

    let phone = await Phone.in(await profile.open(), world);
    await phone.enrol(world.handout.join[0]);
    await phone.keptForOffline();

    await world.stop();
    await phone.page.reload();
    for (let done = 0; done < 3; done += 1) {
      if (!(await phone.isAsking())) await phone.start();
      await phone.interview();
    }
    assert.equal((await phone.stored("outbox")).length, 3);

    await profile.kill();
    phone = await Phone.in(await profile.open(), world);
    await phone.goToRoom();
    assert.equal(await phone.waiting(), 3);
    assert.deepEqual(await phone.receipts(), []);

    const left = [];
    await phone.page.route("**/api/v1/responses", async (route) => {
      const response = await route.fetch();
      left.push((await phone.stored("outbox")).length);
      await route.fulfill({ response });
    });
    await world.start();
    await phone.page.getByRole("button", { name: "Send now" }).click();
    await phone.page.getByText("No interviews to send.").waitFor({ timeout: 30_000 });
    assert.deepEqual(left, [3], "the server had all three before the phone let go of the first");

    const receipts = await phone.receipts();
    assert.equal(new Set(receipts).size, 3, `three receipts, not ${receipts}`);
    assert.equal((await phone.stored("outbox")).length, 0);
    assert.equal(await world.counted(), 3);
    for (const code of receipts) assert.ok(await isGenuine(phone.page, world, code), code);
    assert.ok(!(await isGenuine(phone.page, world, altered(receipts[0]))), "an altered code must not be genuine");
  });
}

/** The same code with another first letter. */
function altered(code) {
  return (code[0] === "7" ? "8" : "7") + code.slice(1);
}
