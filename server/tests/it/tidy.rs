//! Rules about the code itself. Each message says the fix.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn cargo(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO")).args(arguments).current_dir(root()).output().unwrap();
    assert!(output.status.success(), "cargo {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn metadata() -> Value {
    serde_json::from_str(&cargo(&["metadata", "--format-version", "1", "--locked"])).unwrap()
}

/// Files with this ending below a folder of the project.
fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut waiting = vec![root().join(folder)];
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let foreign = path.ends_with("node_modules") || path.ends_with("target");
            if path.is_dir() && !foreign {
                waiting.push(path);
            } else if path.extension().is_some_and(|e| e == ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap()
}

/// Without the unit tests at the end of a file.
fn production(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or(text)
}

fn dependencies_of(metadata: &Value, package: &str) -> BTreeSet<String> {
    let packages = metadata["packages"].as_array().unwrap();
    let found = packages.iter().find(|p| p["name"] == package && p["source"].is_null()).unwrap();
    let normal = found["dependencies"].as_array().unwrap().iter().filter(|d| d["kind"].is_null());
    normal.map(|d| d["name"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn the_domain_depends_on_nothing_that_does_io() {
    let allowed: BTreeSet<String> =
        ["chacha20poly1305", "chrono", "data-encoding", "hpke", "serde", "serde_json", "sha2", "thiserror"]
            .map(str::to_owned)
            .into();
    let used = dependencies_of(&metadata(), "domain");
    let more: Vec<_> = used.difference(&allowed).collect();
    assert!(more.is_empty(), "`domain` is pure: move what needs {more:?} to `server` or `app/device`");
}

#[test]
fn the_phone_crate_never_sees_the_server_side() {
    let used = dependencies_of(&metadata(), "app");
    for banned in ["sqlx", "argon2", "tokio", "tower", "axum", "leptos_axum", "server", "regex"] {
        assert!(!used.contains(banned), "`app` reaches phones: keep {banned} in `server`");
    }
}

#[test]
fn one_version_each_and_nothing_banned() {
    let metadata = metadata();
    let packages = metadata["packages"].as_array().unwrap();
    let versions = |name: &str| packages.iter().filter(|p| p["name"] == name).count();
    for name in ["leptos", "sqlx", "sqlx-core", "libsqlite3-sys", "wasm-bindgen", "axum"] {
        assert_eq!(
            versions(name),
            1,
            "exactly one version of {name} must be in the tree; see `cargo tree -d`"
        );
    }
    for name in
        ["openssl-sys", "native-tls", "tower-sessions", "tower-sessions-sqlx-store", "rexie", "jsonschema"]
    {
        assert_eq!(versions(name), 0, "{name} is banned (deny.toml says why)");
    }
}

#[test]
fn every_licence_is_on_the_list() {
    let allowed = [
        "0BSD",
        "AGPL-3.0-or-later",
        "Apache-2.0",
        "Apache-2.0 WITH LLVM-exception",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "BSL-1.0",
        "CC0-1.0",
        "CDLA-Permissive-2.0",
        "ISC",
        "MIT",
        "MPL-2.0",
        "Unicode-3.0",
        "Unlicense",
        "Zlib",
    ];
    for package in metadata()["packages"].as_array().unwrap() {
        let licence = package["license"].as_str().unwrap_or("none").replace('/', " OR ");
        let one_fits = licence.split(" OR ").any(|choice| {
            let all = choice.trim_matches(|c| c == '(' || c == ')').split(" AND ");
            all.map(|part| part.trim_matches(|c| c == '(' || c == ')' || c == ' '))
                .all(|part| allowed.contains(&part))
        });
        assert!(
            one_fits,
            "{} has the licence {licence:?}: replace it, or add the licence here and to deny.toml",
            package["name"]
        );
    }
}

#[test]
fn nothing_turns_on_hydrate_in_the_server() {
    let tree = cargo(&["tree", "--locked", "-e", "features", "-i", "tachys", "-p", "server"]);
    assert!(tree.contains("tachys"), "the rule must see the renderer: {tree}");
    assert!(!tree.contains("hydrate"), "`ssr` and `hydrate` must never meet in one build:\n{tree}");
}

#[test]
fn rooms_of_the_app_do_not_know_each_other() {
    let rooms = ["results", "coordinate", "collect", "account"];
    for room in rooms {
        let mut paths = files(&format!("app/src/{room}"), "rs");
        paths.push(root().join(format!("app/src/{room}.rs")));
        for path in paths {
            let text = read(&path);
            for other in rooms.into_iter().filter(|other| *other != room) {
                let used = format!("crate::{other}::");
                assert!(
                    !text.contains(&used),
                    "{} uses {used}: move what both need to `parts` or `domain`",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn all_sql_is_in_the_store() {
    let statement = |text: &str| {
        let text = text.to_lowercase();
        ["select ", "insert into ", "update ", "delete from ", "create table ", "pragma "]
            .iter()
            .any(|verb| text.match_indices(verb).any(|(at, _)| at > 0 && text.as_bytes()[at - 1] == b'"'))
    };
    // Types of questions in workbooks begin with the same word; they are words of these files alone.
    let types = ["\"select one", "\"select all that apply", "\"select multiple"];
    let of_workbooks = |path: &Path| {
        let path = path.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
        ["server/src/exchange/xlsform", "server/src/exchange/xform"].iter().any(|room| path.starts_with(room))
    };
    for path in files("server/src", "rs").into_iter().chain(files("app", "rs")) {
        let mut text = read(&path);
        if of_workbooks(&path) {
            text = types.iter().fold(text, |text, name| text.replace(name, ""));
        }
        let in_store = path.strip_prefix(root()).unwrap().starts_with("server/src/store")
            || path.ends_with("server/src/store.rs");
        if !in_store {
            assert!(
                !production(&text).contains("sqlx::") && !statement(production(&text)),
                "{} holds SQL: move it to server/src/store",
                path.display()
            );
        }
    }
    assert!(statement("(\"select 1\")"), "the rule must see SQL where there is some");
    assert!(statement("(\"select one from wave\")"), "also where it begins like a type of question");
}

#[test]
fn every_migration_exists_in_both_dialects() {
    let names = |folder: &str| -> Vec<_> {
        files(folder, "sql").iter().map(|path| path.file_name().unwrap().to_owned()).collect()
    };
    assert!(!names("migrations/sqlite").is_empty());
    assert_eq!(
        names("migrations/sqlite"),
        names("migrations/postgres"),
        "every migration exists in both dialects under the same name; add the missing twin"
    );
}

#[test]
fn files_have_one_subject() {
    for folder in ["app", "server", "xtask", "style", "end2end"] {
        for path in ["rs", "css", "js", "mjs", "py"].iter().flat_map(|ending| files(folder, ending)) {
            let lines = read(&path).lines().count();
            let words = path.to_string_lossy().contains("/words/");
            let limit = if words { 700 } else { 400 };
            assert!(lines <= limit, "{} has {lines} lines: split it by subject", path.display());
        }
    }
}

#[test]
fn modules_are_files_beside_their_folder() {
    for folder in ["app", "server", "xtask"] {
        for path in files(folder, "rs") {
            let unit = path.file_name().is_some_and(|name| name == "mod.rs");
            assert!(!unit, "{}: write foo.rs beside foo/, never mod.rs", path.display());
        }
    }
}

#[test]
fn html_is_never_taken_from_a_string() {
    for path in files("app/src", "rs") {
        assert!(!read(&path).contains("inner_html"), "{}: inner_html can run a script", path.display());
    }
}

#[test]
fn every_path_that_phones_were_given_still_has_a_route() {
    let router = read(&root().join("server/src/http.rs"));
    for path in ["/api/v1/enrol", "/api/v1/kit", "/api/v1/responses"] {
        let route = format!(".route(\"{path}\"");
        assert!(router.contains(&route), "phones in the field call {path}: it must keep working, for months");
    }
}

#[test]
fn every_test_and_file_that_the_map_names_is_there() {
    let map = read(&root().join("ARCHITECTURE.md"));
    let code: String =
        ["app", "server"].iter().flat_map(|it| files(it, "rs")).map(|path| read(&path)).collect();
    let named: Vec<&str> = map.split('`').skip(1).step_by(2).collect();
    let tests =
        named.iter().filter_map(|name| name.rsplit("::").next()).filter(|name| name.matches('_').count() > 2);
    let mut found = 0;
    for test in tests {
        found += 1;
        assert!(
            code.contains(&format!("fn {test}(")),
            "ARCHITECTURE.md names the test {test}: say its new name there"
        );
    }
    assert!(found > 8, "the rule must see the tests that the map names");
    for path in named.iter().filter(|name| name.contains('/') && name.ends_with(".rs") && !name.contains(' '))
    {
        let there =
            ["", "app/src/", "server/src/"].iter().any(|folder| root().join(folder).join(path).is_file());
        assert!(there, "ARCHITECTURE.md names the file {path}: say its new place there");
    }
}
