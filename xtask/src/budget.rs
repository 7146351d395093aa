//! What travels over the air before somebody can read a result, or answer the first question.

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};

use crate::ground::{Ground, report};
use crate::http::get;

/// Bytes, brotli, with their goal and the limit above which the budget is broken.
struct Budget {
    name: &'static str,
    goal: usize,
    limit: usize,
    parts: Vec<(String, usize)>,
}

impl Budget {
    fn sum(&self) -> usize {
        self.parts.iter().map(|(_, bytes)| bytes).sum()
    }

    fn lines(&self) -> String {
        let mut lines: Vec<String> =
            self.parts.iter().map(|(name, bytes)| format!("  {name:<56} {bytes:>8}")).collect();
        let sum = self.sum();
        let verdict = match sum {
            _ if sum <= self.goal => "within the goal",
            _ if sum <= self.limit => "above the goal, within the limit",
            _ => "ABOVE THE LIMIT",
        };
        lines.insert(0, format!("\n{}", self.name));
        lines.push(format!("  {:<56} {sum:>8}", "sum"));
        lines.push(format!("  goal {}, limit {}: {verdict}", self.goal, self.limit));
        lines.join("\n")
    }
}

pub fn check(ground: &mut Ground) -> Result<()> {
    let server = ground.demo_server("budget")?;
    let address = server.address();
    let budgets = [result_page(&address)?, phone_room(&address)?];
    budgets.iter().for_each(|budget| println!("{}", budget.lines()));
    let figures =
        budgets.iter().map(|b| serde_json::json!({"name": b.name, "bytes": b.sum(), "parts": b.parts}));
    report("budget", &figures.collect())?;
    for budget in &budgets {
        ensure!(
            budget.sum() <= budget.limit,
            "{}: {} bytes are above the limit of {}; make it smaller, or raise the limit in a change that says why",
            budget.name,
            budget.sum(),
            budget.limit
        );
    }
    Ok(())
}

/// The heaviest result of the demonstration, as somebody sees it who never was here.
fn result_page(address: &str) -> Result<Budget> {
    let list = get(address, "/es/r")?.text()?;
    let results: BTreeSet<String> = links(&list)
        .filter(|path| {
            path.starts_with("/es/r/") && path.split('/').count() == 5 && !path.contains(['.', '?', '#'])
        })
        .collect();
    ensure!(!results.is_empty(), "the demonstration shows no result at /es/r");
    let mut heaviest: Option<Budget> = None;
    for path in results {
        let (html, mut parts) = page(address, &path)?;
        ensure!(!html.contains("<script"), "{path} carries a script; public pages have none");
        parts.extend(assets(address, &html)?);
        let budget = Budget { name: "Result page, first visit", goal: 14_000, limit: 30_000, parts };
        if heaviest.as_ref().is_none_or(|other| budget.sum() > other.sum()) {
            heaviest = Some(budget);
        }
    }
    heaviest.context("no result")
}

/// Everything before the first question of the collecting room.
fn phone_room(address: &str) -> Result<Budget> {
    let (html, mut parts) = page(address, "/collect/")?;
    parts.extend(assets(address, &html)?);
    for needed in [".wasm", ".css", "exit.js", "webmanifest"] {
        ensure!(parts.iter().any(|(name, _)| name.contains(needed)), "/collect/ does not load {needed}");
    }
    Ok(Budget { name: "Collecting room, before the first question", goal: 150_000, limit: 185_000, parts })
}

fn page(address: &str, path: &str) -> Result<(String, Vec<(String, usize)>)> {
    let answer = get(address, path)?;
    ensure!(answer.status == 200, "{path} answered {}", answer.status);
    Ok((answer.text()?, vec![(path.to_owned(), answer.body.len())]))
}

/// Everything that a page makes a browser load: styles, scripts, modules, icons and pictures.
fn assets(address: &str, html: &str) -> Result<Vec<(String, usize)>> {
    let mut loaded = BTreeSet::new();
    for tag in
        html.split('<').filter(|tag| ["link ", "script ", "img "].iter().any(|name| tag.starts_with(name)))
    {
        let tag = tag.split('>').next().unwrap_or_default();
        let alternate = ["alternate", "canonical", "prev", "next"]
            .iter()
            .any(|rel| tag.contains(&format!("rel=\"{rel}\"")));
        if !alternate {
            loaded.extend(attribute(tag, "href").or_else(|| attribute(tag, "src")));
        }
    }
    let mut parts = Vec::new();
    for path in loaded {
        ensure!(path.starts_with('/') && !path.starts_with("//"), "a page loads {path} from elsewhere");
        let answer = get(address, &path)?;
        ensure!(answer.status == 200, "{path} answered {}", answer.status);
        parts.push((path, answer.body.len()));
    }
    Ok(parts)
}

fn links(html: &str) -> impl Iterator<Item = String> {
    html.split("<a ").skip(1).filter_map(|tag| attribute(tag.split('>').next()?, "href"))
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let rest = tag.split(&format!("{name}=\"")).nth(1)?;
    rest.split('"').next().map(|value| value.replace("&amp;", "&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_and_sums_are_read_from_a_page() {
        let html =
            r#"<a class="x" href="/es/r/co-05001/porte">P</a><link rel="stylesheet" href="/pkg/a.css">"#;
        assert_eq!(links(html).collect::<Vec<_>>(), ["/es/r/co-05001/porte"]);
        let parts = vec![("a".into(), 10), ("b".into(), 5)];
        let budget = Budget { name: "n", goal: 10, limit: 14, parts };
        assert_eq!(budget.sum(), 15);
        assert!(budget.lines().contains("ABOVE THE LIMIT"));
    }
}
