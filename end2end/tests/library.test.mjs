// A coordinator without JavaScript finds questions in the library and puts them into a draft, with the keyboard alone.
import assert from "node:assert/strict";
import { test } from "node:test";

import { PHONE, browser } from "../browser.mjs";
import { signIn } from "../pages/people.mjs";
import { World } from "../world.mjs";

const LANGUAGES = [
  {
    lang: "es",
    begin: ["Código", "Título (español)", "Título (inglés)", "Empezar"],
    open: "Agregar de la biblioteca",
    find: "Buscar preguntas",
    words: "DISPAROS",
    add: "Agregar",
    added: "Quedó en el borrador",
    see: "Ver el formulario",
    labels: [/oyó disparos en su zona/, /se dispara al aire en las fiestas/],
  },
  {
    lang: "en",
    begin: ["Code", "Title (Spanish)", "Title (English)", "Begin"],
    open: "Add from the library",
    find: "Find questions",
    words: "shots",
    add: "Add",
    added: "It is now in the draft",
    see: "See the form",
    labels: [/did you hear shots in your area/, /shots fired into the air at parties/],
  },
];

test("two questions of the library are found by a word and added, without JavaScript and without a mouse", async (t) => {
  const world = await World.demonstration();
  t.after(() => world.close());
  const chromium = await browser();
  t.after(() => chromium.close());
  for (const said of LANGUAGES) {
    await t.test(said.lang, async () => {
      const context = await chromium.newContext({ javaScriptEnabled: false, viewport: PHONE, locale: said.lang });
      const page = await context.newPage();
      await signIn(page, world, world.handout.coordinator, said.lang);
      await page.goto(`${world.origin}/${said.lang}/coordinate/forms`);
      const [code, es, en, start] = said.begin;
      await page.getByLabel(code, { exact: true }).fill(`LIB-${said.lang}`);
      await page.getByLabel(es).fill("Prueba");
      await page.getByLabel(en).fill("Trial");
      await press(page.getByRole("button", { name: start, exact: true }), page);
      const form = page.url();

      await press(page.getByRole("link", { name: said.open }), page);
      await page.getByLabel(said.find).fill(said.words);
      await page.keyboard.press("Enter");
      for (const label of said.labels) {
        const card = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: label }) });
        await press(card.getByRole("button", { name: said.add }), page);
        await card.getByText(said.added).waitFor();
        assert.equal(await card.getByRole("button").count(), 0, "what is in the form has no button");
        assert.equal(new URL(page.url()).searchParams.get("q"), said.words, "the search stays");
        assert.ok(await card.evaluate(inSight), "the page comes back where the question stands");
        assert.ok(await page.evaluate(fits), "nothing is wider than the phone");
      }
      await press(page.getByRole("link", { name: said.see }), page);
      assert.equal(page.url(), form);
      const shown = await page.getByRole("main").innerText();
      for (const label of said.labels) assert.match(shown, label);
    });
  }
});

/** Reached and pressed as people without a mouse do it. */
async function press(locator, page) {
  await locator.focus();
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
}

const inSight = (element) => {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
};

const fits = () => document.documentElement.scrollWidth <= window.innerWidth;
