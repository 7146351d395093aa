//! Compares what our importer makes of workbooks with what stands beside them: `NAME.xform.xml` or `NAME.error.txt`.
//!
//! The comparison is of canonical XML, with translations in the order of their names; it needs nothing but the folder.

mod canonical;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::steps::{cargo, command, must, target_folder};
use crate::system::Scratch;
use crate::test::RUST_TESTS;
use canonical::Canonical;

/// Per cent of workbooks that must be accepted or refused alike.
const LEAST_ALIKE: f64 = 95.0;
/// Per cent of accepted workbooks whose XForm must be the same.
const LEAST_SAME: f64 = 90.0;
/// Letters of context around the first difference.
const CONTEXT: usize = 60;

pub fn check(folder: &str, out: Option<&str>) -> Result<()> {
    let folder = fs::canonicalize(folder).with_context(|| format!("there is no folder {folder}"))?;
    must(cargo().args(["build", "--quiet"]).args(RUST_TESTS).args(["--bin", "pulso"]))?;
    let scratch = Scratch::new("conformance")?;
    let ours = scratch.path();
    let binary = target_folder()?.join("debug/pulso");
    must(command(&binary.to_string_lossy()).arg("convert").arg(&folder).arg("--out").arg(ours))?;
    let workbooks = workbooks(&folder)?;
    if let Some(out) = out {
        keep(&workbooks, ours, Path::new(out))?;
    }
    let mut tally = Tally::default();
    for workbook in &workbooks {
        let name = workbook.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if let Some(outcome) = compare(&folder, ours, workbook, &name)? {
            tally.add(&name, &outcome);
        }
    }
    tally.tell()
}

/// Copies what was made to `NAME.xform.xml`; of workbooks that share a name the later ones keep their ending.
fn keep(workbooks: &[PathBuf], ours: &Path, out: &Path) -> Result<()> {
    fs::create_dir_all(out)?;
    for workbook in workbooks {
        let name = workbook.file_name().unwrap_or_default().to_string_lossy();
        let stem = workbook.file_stem().unwrap_or_default().to_string_lossy();
        let first = workbooks.iter().find(|other| other.file_stem() == workbook.file_stem());
        let short = if first == Some(workbook) { &stem } else { &name };
        for kind in ["xform.xml", "itemsets.csv", "error.txt"] {
            let made = ours.join(format!("{name}.{kind}"));
            if made.exists() {
                fs::copy(made, out.join(format!("{short}.{kind}")))?;
            }
        }
    }
    Ok(())
}

fn workbooks(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
        if ["xls", "xlsx", "xlsm"].contains(&ending.as_str()) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

enum Outcome {
    Same,
    BothRefuse,
    /// Ours says why.
    OnlyWeRefuse(String),
    /// Theirs says why.
    OnlyTheyRefuse(String),
    Differs(String),
}

/// `None` for a workbook with nothing beside it.
fn compare(folder: &Path, ours: &Path, workbook: &Path, name: &str) -> Result<Option<Outcome>> {
    let stem = workbook.file_stem().unwrap_or_default().to_string_lossy();
    let read = |path: PathBuf| fs::read_to_string(path).ok();
    let expected = read(folder.join(format!("{stem}.xform.xml")));
    let refusal = read(folder.join(format!("{stem}.error.txt")));
    let made = read(ours.join(format!("{name}.xform.xml")));
    let why = read(ours.join(format!("{name}.error.txt"))).unwrap_or_default();
    Ok(Some(match (expected, refusal, made) {
        (None, None, _) => {
            println!("{name}: nothing beside it to compare with");
            return Ok(None);
        }
        (Some(expected), _, Some(made)) => {
            let theirs = Canonical::of(&expected).with_context(|| format!("{stem}.xform.xml"))?;
            match Canonical::of(&made) {
                Ok(made) => match theirs.first_difference(&made, CONTEXT) {
                    None => Outcome::Same,
                    Some((theirs, ours)) => {
                        Outcome::Differs(format!("expected ...{theirs}...\n    made     ...{ours}..."))
                    }
                },
                Err(error) => Outcome::Differs(format!("our XForm is not well formed: {error:#}")),
            }
        }
        (Some(_), _, None) => Outcome::OnlyWeRefuse(why),
        (None, Some(refusal), Some(_)) => Outcome::OnlyTheyRefuse(refusal),
        (None, Some(_), None) => Outcome::BothRefuse,
    }))
}

#[derive(Default)]
struct Tally {
    all: usize,
    alike: usize,
    /// Those that the other side accepts.
    accepted: usize,
    same: usize,
}

impl Tally {
    fn add(&mut self, name: &str, outcome: &Outcome) {
        let one = |yes: bool| usize::from(yes);
        let indented = |text: &str| text.trim().replace('\n', "\n    ");
        self.all += 1;
        self.alike += one(matches!(outcome, Outcome::Same | Outcome::BothRefuse | Outcome::Differs(_)));
        self.accepted += one(!matches!(outcome, Outcome::BothRefuse | Outcome::OnlyTheyRefuse(_)));
        self.same += one(matches!(outcome, Outcome::Same));
        match outcome {
            Outcome::Same | Outcome::BothRefuse => {}
            Outcome::OnlyWeRefuse(why) => {
                println!("{name}: refused, but should be accepted\n    {}", indented(why))
            }
            Outcome::OnlyTheyRefuse(why) => {
                println!("{name}: accepted, but should be refused\n    {}", indented(why))
            }
            Outcome::Differs(how) => println!("{name}: another XForm\n    {how}"),
        }
    }

    /// Prints the two figures and judges them.
    fn tell(&self) -> Result<()> {
        ensure!(self.all > 0, "the folder has no workbook with an XForm or a refusal beside it");
        let (alike, same) = (percent(self.alike, self.all), percent(self.same, self.accepted));
        println!("accepted or refused alike: {} of {} ({alike:.1} %)", self.alike, self.all);
        println!("same XForm: {} of {} ({same:.1} %)", self.same, self.accepted);
        ensure!(alike >= LEAST_ALIKE, "fewer than {LEAST_ALIKE} % are accepted or refused alike");
        ensure!(same >= LEAST_SAME, "fewer than {LEAST_SAME} % have the same XForm");
        Ok(())
    }
}

/// All of nothing is 100.
fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 { 100.0 } else { 100.0 * part as f64 / whole as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(outcomes: &[Outcome]) -> Tally {
        let mut tally = Tally::default();
        for outcome in outcomes {
            tally.add("form.xlsx", outcome);
        }
        tally
    }

    #[test]
    fn a_folder_without_workbooks_proves_nothing() {
        assert!(tally(&[]).tell().is_err());
    }

    #[test]
    fn refusing_alike_counts_for_the_first_figure_alone() {
        let both = tally(&[Outcome::BothRefuse, Outcome::Same]);
        assert_eq!((both.alike, both.all, both.same, both.accepted), (2, 2, 1, 1));
        assert!(both.tell().is_ok());
    }

    #[test]
    fn another_xform_and_a_wrong_refusal_fail() {
        assert!(tally(&[Outcome::Same, Outcome::Differs(String::new())]).tell().is_err());
        assert!(tally(&[Outcome::Same, Outcome::OnlyWeRefuse(String::new())]).tell().is_err());
        assert!(tally(&[Outcome::Same, Outcome::OnlyTheyRefuse(String::new())]).tell().is_err());
    }
}
