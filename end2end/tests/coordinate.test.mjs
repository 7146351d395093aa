// Two coordinators without JavaScript take a wave from its plan to its public page.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";

import { DESK, browser } from "../browser.mjs";
import { signIn } from "../pages/people.mjs";
import { World } from "../world.mjs";

const ANSWERS = 300;
const SITES = "05001 | 2600000 | A register\n05088 | 550000 | A register";

test("a wave is planned, opened, collected, closed, signed twice and read by everybody", async (t) => {
  const world = await World.demonstration();
  t.after(() => world.close());
  const chromium = await browser();
  t.after(() => chromium.close());
  const [ana, luis] = world.handout.coordinators;
  const first = await desk(chromium, world, ana);

  await first.goto(`${world.origin}/en/coordinate/waves/new`);
  await first.getByLabel("Name of the wave (Spanish)").fill("Ronda de prueba");
  await first.getByLabel("Name of the wave (English)").fill("Wave to try");
  await first.getByRole("checkbox", { name: "People who feel safe walking alone after dark" }).check();
  await first.getByLabel("Area that the results speak of").fill("05");
  await first.getByLabel("Sites where people are asked").fill("05001 | many");
  await first.getByRole("radio", { name: "Whoever can be reached" }).check();
  await first.getByRole("checkbox", { name: "By sex" }).check();
  await first.getByRole("button", { name: "Save the plan" }).click();
  assert.match(await first.title(), /^Error:/, "a population in words is refused");
  assert.equal(await first.getByLabel("Name of the wave (Spanish)").inputValue(), "Ronda de prueba");
  assert.ok(await first.getByRole("checkbox", { name: "By sex" }).isChecked(), "what was typed and chosen stays");

  await first.getByLabel("Sites where people are asked").fill(SITES);
  await first.getByRole("button", { name: "Save the plan" }).click();
  await first.getByRole("button", { name: "Open the wave" }).click();
  const wave = new URL(first.url()).pathname.split("/").at(-1);

  await first.getByRole("radio", { name: "Join a phone" }).check();
  await first.getByLabel("Group of the phone").selectOption({ index: 1 });
  await first.getByLabel("How many").fill("2");
  await first.getByRole("button", { name: "Make the codes" }).click();
  const codes = await first.locator(".pu-codecard__code").allInnerTexts();
  assert.equal(codes.length, 2);
  const file = join(world.folder, "new-codes.json");
  await writeFile(file, JSON.stringify({ wave, coordinator: ana, join: codes }));
  await world.pulso("load", "--address", `127.0.0.1:${world.port}`, "--codes", file, "--clients", "2", "--responses", String(ANSWERS));

  await first.goto(`${world.origin}/en/coordinate/waves/${wave}`);
  assert.match(await first.getByRole("main").innerText(), new RegExp(`${ANSWERS}\\s*Counted`));
  await first.getByText("Close the wave").click();
  await first.getByRole("button", { name: "Yes, close" }).click();
  await first.getByRole("link", { name: "Check and sign the results" }).click();
  await sign(first, "not my words", "Sign");
  assert.match(await first.title(), /^Error:/, "a wrong passphrase signs nothing");
  await sign(first, ana.passphrase, "Sign");
  const preview = `/en/coordinate/waves/${wave}/preview`;
  await first.goto(world.origin + preview);
  await first.getByText("You have already signed").waitFor();
  assert.equal(await first.getByLabel("Your passphrase, once more").count(), 0, "nobody signs twice");

  const before = await versions(world);
  const second = await desk(chromium, world, luis);
  await second.goto(world.origin + preview);
  await sign(second, luis.passphrase, "Sign and publish");
  assert.equal(await versions(world), before + 1, "the second signature publishes");

  const anybody = await (await chromium.newContext({ javaScriptEnabled: false })).newPage();
  await anybody.goto(`${world.origin}/en/r/co-05/CO-ANT-0003`);
  assert.match(await anybody.getByRole("main").innerText(), /about 300 people/);
});

async function desk(chromium, world, account) {
  const context = await chromium.newContext({ javaScriptEnabled: false, viewport: DESK, locale: "en" });
  const page = await context.newPage();
  await signIn(page, world, account);
  return page;
}

async function sign(page, passphrase, button) {
  await page.getByLabel("Your passphrase, once more").fill(passphrase);
  await page.getByRole("button", { name: button, exact: true }).click();
}

/** How many releases of the indicator are public. */
async function versions(world) {
  const exists = (number) => fetch(`${world.origin}/en/r/co-05/CO-ANT-0003/v/${number}`).then((answer) => answer.ok);
  let number = 0;
  while (await exists(number + 1)) number += 1;
  return number;
}
