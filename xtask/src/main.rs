//! Builds, runs and proves the whole: `cargo xtask run`, `test`, `build`, `budget`, `bench`, `audit`.

mod steps;
mod wasm_target;

fn main() -> anyhow::Result<()> {
    wasm_target::ensure()
}
