//! Compiles the server again when what it carries has changed: the migrations, or the site that xtask built.

fn main() {
    println!("cargo:rerun-if-changed=../migrations");
    println!("cargo:rerun-if-env-changed=PULSO_BUILD");
}
