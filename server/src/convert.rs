//! Workbooks to XForms in a folder, without a server: what `cargo xtask conformance` compares.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Args;

use app::import::{Finding, Report, Unreadable};

use crate::exchange::workbook::Workbook;
use crate::exchange::{xform, xlsform};

#[derive(Args)]
pub struct Convert {
    /// `.xls` and `.xlsx` files, or folders with such files
    #[arg(required = true)]
    from: Vec<PathBuf>,
    /// Where to write `NAME.EXT.xform.xml` and `NAME.EXT.itemsets.csv`, or `NAME.EXT.error.txt`, for each
    #[arg(long)]
    out: PathBuf,
}

impl Convert {
    pub fn run(&self) -> Result<()> {
        std::fs::create_dir_all(&self.out)?;
        for from in &self.from {
            if from.is_dir() {
                for file in workbooks(from)? {
                    self.one(&file)?;
                }
            } else {
                self.one(from)?;
            }
        }
        Ok(())
    }

    fn one(&self, file: &Path) -> Result<()> {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let write =
            |ending: &str, text: &str| std::fs::write(self.out.join(format!("{name}.{ending}")), text);
        let bytes = std::fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
        match converted(&bytes, &stem) {
            Ok(Converted { xform, itemsets }) => {
                write("xform.xml", &xform)?;
                if let Some(itemsets) = itemsets {
                    write("itemsets.csv", &itemsets)?;
                }
            }
            Err(refused) => write("error.txt", &refused.told()?)?,
        }
        Ok(())
    }
}

fn workbooks(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        if ["xls", "xlsx", "xlsm"].contains(&ending.to_lowercase().as_str()) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

struct Converted {
    xform: String,
    itemsets: Option<String>,
}

/// Why there is no XForm.
enum Refused {
    Unreadable(Unreadable),
    Report(Report),
}

impl Refused {
    /// One error a line, with its place.
    fn told(&self) -> Result<String> {
        let report = match self {
            Self::Unreadable(why) => return Ok(format!("{why}\n")),
            Self::Report(report) => report,
        };
        let mut lines = String::new();
        for Finding { spot, what, .. } in report.errors() {
            let row = spot.row.map(|row| row.to_string()).unwrap_or_default();
            let what = serde_json::to_string(what)?;
            lines.push_str(&format!("{}!{}{row} {:?} {what}\n", spot.sheet, spot.column, spot.content));
        }
        Ok(lines)
    }
}

fn converted(bytes: &[u8], stem: &str) -> Result<Converted, Refused> {
    let book = Workbook::read(bytes).map_err(Refused::Unreadable)?;
    let (survey, report) = xlsform::read(&book, stem);
    if report.refuses() {
        return Err(Refused::Report(report));
    }
    let xform = xform::write(&survey, xform::Untranslated::Dash);
    Ok(Converted { xform, itemsets: xform::itemsets(&survey) })
}
