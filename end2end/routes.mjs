// Every page there is, found by walking from the pages that people start at; nothing is listed twice by hand.
const STARTS = ["", "/r", "/receipt", "/account/sign-in", "/not/there"];
const INSIDE = ["/coordinate", "/coordinate/waves/new", "/coordinate/people", "/coordinate/held", "/account"];

/** Addresses in one language, one of each kind of page, reached by links from the starts. */
export async function routes(page, world, lang, { signedIn = false } = {}) {
  const starts = [...STARTS, ...(signedIn ? INSIDE : []), ...codes(world)].map((path) => `/${lang}${path}`);
  const waiting = [...starts, "/collect/"];
  const found = new Map(waiting.map((path) => [path, path]));
  while (waiting.length > 0) {
    const answer = await page.goto(world.origin + waiting.shift());
    if (!answer?.headers()["content-type"]?.startsWith("text/html")) continue;
    for (const path of await links(page, world, lang)) {
      const kind = kindOf(path);
      if (!found.has(kind)) {
        found.set(kind, path);
        waiting.push(path);
      }
    }
  }
  const shelves = [...found.values()].filter((path) => path.endsWith("/library")).map((path) => `${path}?theme=arms`);
  return [...new Set([...found.values(), ...shelves])];
}

function codes({ handout }) {
  const bare = (code) => code.replaceAll(" ", "");
  return [`/join/${bare(handout.join.at(-1))}`, `/a/${bare(handout.poster)}`];
}

async function links(page, world, lang) {
  const hrefs = await page.locator("a[href]").evaluateAll((all) => all.map((a) => a.href));
  return hrefs
    .filter((href) => href.startsWith(`${world.origin}/${lang}`))
    .map((href) => new URL(href))
    .filter((url) => !/\.\w+$/.test(url.pathname) && !url.search)
    .map((url) => url.pathname);
}

/** Pages that differ only in a name or number are of one kind. */
function kindOf(path) {
  const parts = path.split("/");
  const [, , first, second] = parts;
  if (first === "r" && parts.length > 4) return ["", "", "r", "*", "*", ...parts.slice(5).map(() => "*")].join("/");
  if (first === "coordinate" && parts.length > 4 && parts[4] !== "new") parts[4] = "*";
  if (["join", "a"].includes(first) && second) parts[3] = "*";
  return parts.join("/");
}
