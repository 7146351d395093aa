//! All styles as one small file that old phones understand.

use anyhow::{Result, anyhow};
use lightningcss::bundler::{Bundler, FileProvider};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions};
use lightningcss::targets::{Browsers, Targets};

use crate::steps::root;

/// `style/main.css` with everything it imports.
pub fn bundle() -> Result<Vec<u8>> {
    let version = |major: u32, minor: u32| Some(major << 16 | minor << 8);
    let targets = Targets::from(Browsers {
        chrome: version(96, 0),
        safari: version(15, 0),
        ios_saf: version(15, 0),
        firefox: version(91, 0),
        ..Browsers::default()
    });
    let main = root().join("style/main.css");
    let files = FileProvider::new();
    let mut bundler = Bundler::new(&files, None, ParserOptions::default());
    let mut sheet = bundler.bundle(&main).map_err(|error| anyhow!("{error}"))?;
    sheet
        .minify(MinifyOptions { targets, ..MinifyOptions::default() })
        .map_err(|error| anyhow!("{error}"))?;
    let printed = sheet.to_css(PrinterOptions { minify: true, targets, ..PrinterOptions::default() });
    Ok(printed.map_err(|error| anyhow!("{error}"))?.code.into_bytes())
}
