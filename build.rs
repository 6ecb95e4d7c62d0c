//! Themes are part of the binary; cargo has to be told that a new file in them is a change.

fn main() {
    println!("cargo::rerun-if-changed=themes");
}
