// What people mistype, and what machines send by mistake: a clear word in the reader's language, a fitting status, and
// typed values that stay.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { browser } from "../browser.mjs";
import { World } from "../world.mjs";

let world;
let chromium;
before(async () => {
  world = await World.demonstration();
  chromium = await browser();
});
after(async () => {
  await chromium?.close();
  await world?.close();
});

const form = (path, fields, headers = {}) =>
  fetch(world.origin + path, {
    method: "POST",
    redirect: "manual",
    headers: { "content-type": "application/x-www-form-urlencoded", origin: world.origin, ...headers },
    body: new URLSearchParams(fields),
  });
const api = (path, body, headers = {}) =>
  fetch(world.origin + path, {
    method: "POST",
    headers: { "content-type": "application/json", origin: world.origin, ...headers },
    body,
  });
const title = (html) => html.match(/<h1[^>]*>(.*?)<\/h1>/s)?.[1].replace(/<[^>]*>|<!.*?>/g, "").trim();

async function inBothLanguages(path, status) {
  const titles = [];
  for (const lang of ["es", "en"]) {
    const answer = await fetch(`${world.origin}/${lang}${path}`);
    assert.equal(answer.status, status, `/${lang}${path}`);
    titles.push(title(await answer.text()));
  }
  assert.ok(titles.every(Boolean) && titles[0] !== titles[1], `${path}: ${titles}`);
}

test("an unknown page and an unknown code say so in both languages", async () => {
  await inBothLanguages("/no/such/page", 404);
  await inBothLanguages("/join/AAAA-BBBB-CCCC-DDDD", 410);
  await inBothLanguages("/a/AAAA-BBBB", 410);
  await inBothLanguages("/r/co-05001/nothing", 404);
});

test("a wrong passphrase is refused in the same words whether the handle exists or not", async () => {
  const { handle } = world.handout.coordinator;
  const answers = [];
  for (const who of [handle, "nobody.here"]) {
    const answer = await form("/en/account/sign-in", { handle: who, passphrase: "these are not the words" });
    assert.equal(answer.status, 422);
    const html = await answer.text();
    assert.ok(html.includes(`value="${who}"`), "the handle stays in the form");
    assert.ok(!html.includes("these are not the words"), "the passphrase does not");
    answers.push(html.replaceAll(who, "WHO").replace(/nonce="[^"]*"/g, ""));
  }
  assert.equal(answers[0], answers[1]);
});

test("a refusal is said in the language of the page", async () => {
  const poster = `/a/${world.handout.poster.replaceAll(" ", "")}`;
  for (const [path, fields] of [
    ["/account/sign-in", { handle: "nobody.here", passphrase: "these are not the words" }],
    [poster, {}],
  ]) {
    const said = [];
    for (const lang of ["es", "en"]) {
      const html = await (await form(`/${lang}${path}`, fields)).text();
      assert.match(html, new RegExp(`<html lang="${lang}"`), path);
      said.push(html.match(/<main.*<\/main>/s)?.[0].replace(/<[^>]*>/g, " "));
    }
    assert.ok(said.every(Boolean) && said[0] !== said[1], `${path}: ${said}`);
  }
  const receipts = ["es", "en"].map((lang) => fetch(`${world.origin}/${lang}/receipt?code=AAAA`).then((it) => it.text()));
  const [spanish, english] = (await Promise.all(receipts)).map((html) => html.match(/pu-notice.*?<\/div>/s)?.[0]);
  assert.ok(spanish && english && spanish !== english, "a wrong receipt code");
});

test("a page of the coordinators asks a stranger to sign in", async () => {
  const answer = await fetch(`${world.origin}/en/coordinate`, { redirect: "manual" });
  assert.ok([303, 401].includes(answer.status), String(answer.status));
});

test("an answer outside of the choices keeps what was typed", async () => {
  const page = await (await chromium.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(`${world.origin}/en/a/${world.handout.poster.replaceAll(" ", "")}`);
  const numbers = page.getByRole("main").getByRole("textbox");
  const radios = page.getByRole("main").getByRole("radio");
  await radios.first().check();
  if (await numbers.count()) await numbers.first().fill("many");
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === "POST"),
    page.getByRole("main").locator("form").getByRole("button").first().click(),
  ]);
  assert.equal(answer.status(), 422);
  assert.match(await page.title(), /^Error:/);
  assert.ok((await page.getByRole("main").getByRole("alert").count()) > 0, "there is a summary of what is wrong");
  assert.ok(await radios.first().isChecked(), "the first answer is still chosen");
  if (await numbers.count()) assert.equal(await numbers.first().inputValue(), "many");
});

test("a phone's requests that cannot be read get an error that a phone can read", async () => {
  const { code, token } = await enrolled();
  const bearer = { authorization: `Bearer ${token}` };
  for (const [what, answer, status] of [
    ["truncated", await api("/api/v1/responses", '{"items":["AQ', bearer), 400],
    ["no token", await api("/api/v1/responses", '{"items":[]}'), 401],
    ["a wrong token", await api("/api/v1/responses", '{"items":[]}', { authorization: "Bearer no" }), 401],
    ["too large", await api("/api/v1/responses", JSON.stringify({ items: ["A".repeat(3_000_000)] }), bearer), 413],
    ["a spent code", await api("/api/v1/enrol", JSON.stringify({ code })), 410],
    ["an unknown code", await api("/api/v1/enrol", JSON.stringify({ code: "AAAA-BBBB-CCCC-DDDD" })), 410],
    ["an unknown path", await api("/api/v1/nothing", "{}"), 404],
  ]) {
    assert.equal(answer.status, status, what);
    if (status !== 413) assert.match(answer.headers.get("content-type") ?? "", /json/, what);
  }
  const outcome = await api("/api/v1/responses", '{"items":["AQ"]}', bearer);
  assert.match(await outcome.text(), /unreadable/);
});

test("a form that another site posts changes nothing", async () => {
  const { handle, passphrase } = world.handout.coordinator;
  const answer = await form("/en/account/sign-in", { handle, passphrase }, { origin: "https://elsewhere.example" });
  assert.equal(answer.status, 403);
  assert.equal(answer.headers.get("set-cookie"), null);
});

async function enrolled() {
  const code = world.handout.join.at(-1);
  const answer = await api("/api/v1/enrol", JSON.stringify({ code }));
  assert.equal(answer.status, 200);
  return { code, token: (await answer.json()).token };
}
