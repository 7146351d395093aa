// The pages of people with an account, as read in English.
export const PASSPHRASE_WRONG = "wrong words on purpose 42";

/** Signs in with an account of the handout; the page shows what comes after. */
export async function signIn(page, world, { handle, passphrase }, lang = "en") {
  await page.goto(`${world.origin}/${lang}/account/sign-in`);
  await page.locator("#handle").fill(handle);
  await page.locator("#passphrase").fill(passphrase);
  await page.getByRole("main").getByRole("button").first().click();
  await page.waitForURL((url) => !url.pathname.endsWith("/sign-in"));
}

/** Whether the server calls a receipt code genuine. */
export async function isGenuine(page, world, code) {
  await page.goto(`${world.origin}/en/receipt?code=${encodeURIComponent(code)}`);
  return (await page.locator(".pu-notice--good").count()) > 0;
}

/** Fills the form on one page with first choices and sends it; answers the receipt code. */
export async function answerAlone(page) {
  const form = page.getByRole("main").locator("form");
  const names = await form.getByRole("radio").evaluateAll((all) => [...new Set(all.map((radio) => radio.name))]);
  for (const name of names) await form.locator(`input[type=radio][name="${name}"]`).first().check();
  for (const list of await form.getByRole("combobox").all()) await list.selectOption({ index: 1 });
  for (const field of await form.getByRole("textbox").all()) await field.fill("3");
  await form.getByRole("button").first().click();
  return page.getByRole("main").locator("code, .pu-code").first().innerText();
}
